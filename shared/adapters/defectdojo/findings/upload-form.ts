import type { RequestBody } from '../../../http/request/request-body.ts';

/** DefectDojo's parser for findings of any tool. */
const scanType = 'Generic Findings Import';
/** Makes the test type "Gecko Scan (Generic Findings Import)"; must be the same in every upload, else 400 since 2.53.5. */
const toolName = 'Gecko';
/**
 * Of the file in one piece, some 60 kB: a file of 34 million characters at once would take several times as much memory, and pieces beyond
 * 128 KiB lie where V8 looks last (measured at the peak of 5,000 findings: 204 MB above idle by 50 rows, 160 by 8).
 */
const rowsPerPiece = 8;

/** Where an upload goes, as its form says it. */
type UploadTarget = { readonly engagement: string; readonly test_title: string } | { readonly test: string };

/**
 * Body of `import-scan`, or of `reimport-scan` into a test of ours. Never the form fields `active` and `verified`: they
 * override every finding of the file (measured: mitigated and false positive are lost).
 *
 * @param environment left out where DefectDojo's own default is meant
 */
export function uploadForm(
  target: UploadTarget,
  findings: readonly object[],
  environment: string | undefined,
): RequestBody {
  return {
    kind: 'multipart',
    fields: {
      scan_type: scanType,
      // A reimport closes what the file lacks unless told otherwise, and loses risk acceptances doing so (measured).
      close_old_findings: 'false',
      minimum_severity: 'Info',
      ...(environment === undefined ? {} : { environment }),
      ...target,
    },
    files: [
      {
        field: 'file',
        fileName: 'gecko.json',
        contentType: 'application/json',
        content: { pieces: () => piecesOf(findings) },
      },
    ],
  };
}

/** `{ "type": …, "findings": […] }`, in pieces. */
function* piecesOf(findings: readonly object[]): Generator<string> {
  yield `{"type":${JSON.stringify(toolName)},"findings":[`;
  for (let from = 0; from < findings.length; from += rowsPerPiece) {
    const rows = findings.slice(from, from + rowsPerPiece).map((finding) => JSON.stringify(finding));
    yield `${from === 0 ? '' : ','}${rows.join(',')}`;
  }
  yield ']}';
}
