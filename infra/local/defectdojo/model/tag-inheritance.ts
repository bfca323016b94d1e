import type { FindingRecord } from './finding-record.ts';
import { productOf } from './permissions.ts';
import type { ProductRecord, TestRecord } from './records.ts';
import type { Store } from './store.ts';

/** How long after a change of a product's tags DefectDojo passes it on, at the earliest (`dojo/tags/signals.py`). */
const passedOnAfterMs = 5_000;

/**
 * Has a finding or a test bear the tags of its product where *Product Tag Inheritance* is on (`dojo/tags/inheritance.py`):
 * when it is made and whenever its own tags change. Of an inherited tag it isn't remembered whether it was the finding's own.
 */
export function inheritTags(store: Store, heir: FindingRecord | TestRecord): void {
  const product = productOf(store, 'engagement' in heir ? { engagement: heir.engagement } : { test: heir.test });
  if (passesTagsOn(store, product)) settleTags(store, heir, product.tags);
}

/** Notes that a product's tags changed: a task passes that on later. */
export function productTagsChanged(store: Store, product: ProductRecord): void {
  if (!passesTagsOn(store, product)) return;
  store.jobs.tagsToPassOn.set(product.id, store.now().getTime() + passedOnAfterMs);
}

/** Passes on what is due: tags that a product lost are taken from all that inherited them, also where they were their own. */
export function passTagsOn(store: Store): void {
  for (const [id, dueAtMs] of store.jobs.tagsToPassOn) {
    if (store.now().getTime() < dueAtMs) continue;
    store.jobs.tagsToPassOn.delete(id);
    const product = store.products.get(id);
    if (product !== undefined && passesTagsOn(store, product)) passOn(store, product);
  }
}

function passOn(store: Store, product: ProductRecord): void {
  const engagements = store.engagements.list().filter((one) => one.product === product.id);
  const ids = new Set(engagements.map(({ id }) => id));
  const tests = store.tests.list().filter(({ engagement }) => ids.has(engagement));
  const testIds = new Set(tests.map(({ id }) => id));
  const findings = store.findings.list().filter(({ test }) => testIds.has(test));
  for (const heir of [...tests, ...findings]) settleTags(store, heir, product.tags);
}

function settleTags(store: Store, heir: FindingRecord | TestRecord, tags: readonly string[]): void {
  const inherited = new Set(tags);
  const before = store.inheritedTags.get(heir) ?? new Set<string>();
  const kept = heir.tags.filter((tag) => inherited.has(tag) || !before.has(tag));
  heir.tags = [...new Set([...kept, ...inherited])].sort();
  store.inheritedTags.set(heir, inherited);
}

function passesTagsOn({ settings }: Store, { details }: ProductRecord): boolean {
  return settings.enable_product_tag_inheritance || details['enable_product_tag_inheritance'] === true;
}
