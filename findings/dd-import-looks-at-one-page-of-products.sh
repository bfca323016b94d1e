#!/usr/bin/env bash
# dd-import doesn't find a product that exists when 25 others have its name in theirs.
#
# Package: dd-import 1.0.12 (PyPI), against a server of its own that answers as DefectDojo's API does: names are filtered by
#   "contains", 25 to a page.
# Expected: it looks for the product by its name, finds it on the second page, and goes on to the engagement.
# So it is: it reads the first page only, takes the product for missing and creates it, which DefectDojo refuses, since names
#   are unique; nothing is imported. The same for product types, engagements and tests, where nothing refuses the second one.
# Matters: short names ("api", "web") break once there are enough longer ones, and an import of years stops for no visible reason.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "${server:-}" 2>/dev/null || true' EXIT
cd "$folder"
python3 -m venv venv
# It needs distutils, which Python 3.12 no longer has and setuptools brings along.
venv/bin/pip install --quiet --disable-pip-version-check dd-import==1.0.12 'setuptools<81'

cat >server.py <<'PY'
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

products = [{"id": number, "name": f"web-{number}"} for number in range(1, 26)] + [{"id": 26, "name": "web"}]
types = [{"id": 1, "name": "Sample"}]

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        rows = {"products": products, "product_types": types}.get(url.path.split("/")[3], [])
        found = [row for row in rows if query["name"][0] in row["name"]]
        offset = int(query.get("offset", ["0"])[0])
        self.answer(200, {"count": len(found), "results": found[offset : offset + 25]})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        print("POST", self.path, flush=True)
        self.answer(400, {"name": ["product with this name already exists."]})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Handler)
with open("port.part", "w") as file:
    file.write(str(server.server_port))
import os
os.rename("port.part", "port")
server.serve_forever()
PY
venv/bin/python server.py >posts &
server=$!
until [ -e port ]; do read -rt 0.1 <> <(:) || true; done
export DD_URL="http://127.0.0.1:$(cat port)" DD_API_KEY=sample DD_PRODUCT_TYPE_NAME=Sample DD_PRODUCT_NAME=web
export DD_ENGAGEMENT_NAME=nightly DD_TEST_NAME=scan DD_TEST_TYPE_NAME='Generic Findings Import'
venv/bin/dd-reimport-findings >said 2>&1 && code=0 || code=$?
seen="exit code $code
$(grep -o 'Product found.*' said || echo 'product not found')
$(cat posts)"
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
exit code 1
product not found
POST /api/v2/products/
SEEN
