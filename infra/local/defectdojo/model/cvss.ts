// A CommonJS package: Node finds its names only on the default export.
import calculator from 'ae-cvss-calculator';

/** What DefectDojo stores of a vector: the metrics in the order of the standard without those "not defined", and the score. */
export interface SavedVector {
  readonly vector: string;
  readonly score: number;
}

type Metrics = ReadonlyMap<string, string>;
type Calculator = InstanceType<typeof calculator.Cvss3P0 | typeof calculator.Cvss3P1 | typeof calculator.Cvss4P0>;

// The Python package cvss (3.6 on DefectDojo 3.2.0) looks for a vector in any text, and writes metrics in this order.
const anyVector = /CVSS:(3\.0|3\.1|4\.0)\/[A-Za-z:/]{26,}/;
const order3 = 'AV AC PR UI S C I A E RL RC CR IR AR MAV MAC MPR MUI MS MC MI MA'.split(' ');
const order4 =
  'AV AC AT PR UI VC VI VA SC SI SA E CR IR AR MAV MAC MAT MPR MUI MVC MVI MVA MSC MSI MSA S AU R V RE U'.split(' ');
const temporal = ['E', 'RL', 'RC'];

/** What is stored of a CVSS 3.0 or 3.1 vector: of its scores the environmental one. `undefined` for anything else. */
export function savedCvss3(text: string | null): SavedVector | undefined {
  const [vector = '', version] = anyVector.exec(text ?? '') ?? [];
  const metrics = metricsOf(vector);
  if (metrics === undefined || (version !== '3.0' && version !== '3.1')) return undefined;
  const calculated = version === '3.1' ? new calculator.Cvss3P1() : new calculator.Cvss3P0();
  const score = environmentalScore(calculated, metrics);
  return score === undefined ? undefined : { vector: inOrder(`CVSS:${version}`, metrics, order3), score };
}

/** What is stored of a CVSS 4.0 vector, all its metrics counted. `undefined` for anything else. */
export function savedCvss4(text: string | null): SavedVector | undefined {
  const [vector = '', version] = anyVector.exec(text ?? '') ?? [];
  const metrics = metricsOf(vector);
  const calculated = new calculator.Cvss4P0();
  if (metrics === undefined || version !== '4.0' || !takes(calculated, metrics)) return undefined;
  return { vector: inOrder('CVSS:4.0', metrics, order4), score: calculated.calculateScores().overall };
}

const vectorOf2 = /AV:[LAN]\/AC:[HML]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC]/;

/** Whether a vector of any version can be found in a text. */
export function isAnyVector(text: string | null): boolean {
  return vectorOf2.test(text ?? '') || savedCvss3(text) !== undefined || savedCvss4(text) !== undefined;
}

function environmentalScore(
  calculated: InstanceType<typeof calculator.Cvss3P0 | typeof calculator.Cvss3P1>,
  metrics: Metrics,
): number | undefined {
  if (!takes(calculated, metrics)) return undefined;
  const weights = temporal.map((metric) => weightOf(calculated, metric, metrics.get(metric) ?? 'X'));
  // "Medium" weighs nothing, but without any such metric the library tells no environmental score.
  const requirement = metrics.get('CR') ?? 'X';
  takes(
    calculated,
    new Map([...temporal.map((metric) => [metric, 'X'] as const), ['CR', requirement === 'X' ? 'M' : requirement]]),
  );
  const { environmental = 0 } = calculated.calculateScores();
  // In whole numbers, as the package computes without rounding errors; always rounded up.
  const timed = weights.reduce((product, weight) => product * Math.round(weight * 100), Math.round(environmental * 10));
  return Math.ceil(timed / 1e6) / 10;
}

/** The metrics of a vector; `undefined` where one is repeated. */
function metricsOf(vector: string): Metrics | undefined {
  const pairs = vector.split('/').slice(1);
  const metrics = new Map(pairs.map((pair) => pair.split(':', 2) as [string, string]));
  return metrics.size === pairs.length ? metrics : undefined;
}

/** Whether all metrics and values are known, and none of the base metrics lacks. */
function takes(calculated: Calculator, metrics: Metrics): boolean {
  for (const [metric, value] of metrics) {
    const component = calculated.findComponent(metric);
    const known = component?.values.find(({ shortName }) => shortName === value);
    if (component === undefined || known === undefined) return false;
    calculated.applyComponent(component, known);
  }
  return calculated.isBaseFullyDefined();
}

function weightOf(calculated: Calculator, metric: string, value: string): number {
  const known = calculated.findComponent(metric)?.values.find(({ shortName }) => shortName === value);
  return known !== undefined && 'value' in known ? Number(known.value) : 1;
}

function inOrder(prefix: string, metrics: Metrics, order: readonly string[]): string {
  const defined = order.filter((metric) => (metrics.get(metric) ?? 'X') !== 'X');
  return [prefix, ...defined.map((metric) => `${metric}:${metrics.get(metric)}`)].join('/');
}
