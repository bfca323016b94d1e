import type { RequestBody } from '../../http/request-body.ts';

/** DefectDojo's parser for findings of any tool. */
const scanType = 'Generic Findings Import';
/** Makes the test type "Gecko Scan (Generic Findings Import)"; must be the same in every upload, else 400 since 2.53.5. */
const toolName = 'Gecko';

/**
 * Body of `import-scan`. Never the form fields `active` and `verified`: they override every finding of the file
 * (measured: mitigated and false positive are lost).
 */
export function importForm(engagementId: number, testTitle: string, findings: readonly object[]): RequestBody {
  return form({ engagement: String(engagementId), test_title: testTitle }, findings);
}

/** Body of `reimport-scan` into a test of ours. */
export function reimportForm(testId: number, findings: readonly object[]): RequestBody {
  return form({ test: String(testId) }, findings);
}

function form(target: Record<string, string>, findings: readonly object[]): RequestBody {
  return {
    kind: 'multipart',
    // A reimport closes what the file lacks unless told otherwise, and loses risk acceptances doing so (measured).
    fields: { scan_type: scanType, close_old_findings: 'false', minimum_severity: 'Info', ...target },
    files: [
      {
        field: 'file',
        fileName: 'gecko.json',
        contentType: 'application/json',
        content: JSON.stringify({ type: toolName, findings }),
      },
    ],
  };
}
