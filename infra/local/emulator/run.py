"""Runs the emulator until standard input closes.

The pipe closes when the process that started this one is gone, however it died, so no emulator and none of the
function processes it started outlive `npm start`.

It listens at EMULATOR_PORT. What it says of itself, such as in the URLs of queues, names GATEWAY_PORT, at which somebody
stands in front of it.
"""

import asyncio
import os
import resource
import signal
import sys
import threading


def end_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()

from hypercorn.asyncio import serve  # noqa: E402
from hypercorn.config import Config  # noqa: E402
from ministack.app import app  # noqa: E402

import fair_queues  # noqa: E402
import quick_queries  # noqa: E402

fair_queues.install()
quick_queries.install()

# Many connections at once would meet the soft limit of files that are open.
_, hard_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard_limit, hard_limit))

config = Config()
config.bind = [f"127.0.0.1:{os.environ['EMULATOR_PORT']}"]
config.keep_alive_timeout = 75
asyncio.run(serve(app, config))
