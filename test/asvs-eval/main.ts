import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Evaluation, evaluate, type Score } from './evaluate.ts';
import { labelledFileSchema } from './labelled-cases.ts';

// How well the chapters of ASVS 5.0.0 are detected in a file of labelled repositories:
// npm run eval:asvs -- FILE [--json]

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [file] = positionals;
if (file === undefined) {
  console.error('Which file? npm run eval:asvs -- FILE [--json]');
  process.exitCode = 2;
} else {
  const { cases } = labelledFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const evaluation = evaluate(cases);
  console.log(values.json === true ? JSON.stringify(evaluation, null, 2) : asText(evaluation));
}

function asText({ micro, conditional, chapters, repositories }: Evaluation): string {
  return [
    line('all chapters', micro),
    line('only by evidence', conditional),
    '',
    ...Object.entries(chapters).map(([chapter, score]) => line(chapter, score)),
    '',
    ...repositories.map((score) => {
      const wrong = score.wrong.length > 0 ? `, wrong: ${score.wrong.join(' ')}` : '';
      const missing = score.missing.length > 0 ? `, missing: ${score.missing.join(' ')}` : '';
      const suggested = score.suggested.length > 0 ? ` (suggested: ${score.suggested.join(' ')})` : '';
      return line(score.repository, score) + wrong + missing + suggested;
    }),
  ].join('\n');
}

function line(name: string, { precision, recall, rightlyFound, wronglyFound, missed }: Score): string {
  const counts = `${rightlyFound} right, ${wronglyFound} wrong, ${missed} missed`;
  return `${name.padEnd(48)} precision ${shown(precision)}  recall ${shown(recall)}  ${counts}`;
}

function shown(share: number | null): string {
  return share === null ? '    -' : share.toFixed(3);
}
