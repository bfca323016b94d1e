import type { Store } from './store.ts';

/** Deletes a finding with its metadata and its place in risk acceptances and duplicates. */
export function deleteFinding(store: Store, id: number): boolean {
  for (const acceptance of store.riskAcceptances.list()) {
    acceptance.accepted_findings = acceptance.accepted_findings.filter((finding) => finding !== id);
  }
  for (const entry of store.metadata.list()) if (entry.finding === id) store.metadata.delete(entry.id);
  for (const finding of store.findings.rows.values()) {
    if (finding.duplicate_finding === id) Object.assign(finding, { duplicate_finding: null, duplicate: false });
  }
  return store.findings.delete(id);
}

/** Deletes a test with its findings. */
export function deleteTest(store: Store, id: number): boolean {
  for (const finding of store.findings.list()) if (finding.test === id) deleteFinding(store, finding.id);
  return store.tests.delete(id);
}

/** Deletes an engagement with its tests. */
export function deleteEngagement(store: Store, id: number): boolean {
  for (const test of store.tests.list()) if (test.engagement === id) deleteTest(store, test.id);
  return store.engagements.delete(id);
}

/** Deletes a product with its engagements, metadata and members. */
export function deleteProduct(store: Store, id: number): boolean {
  for (const engagement of store.engagements.list())
    if (engagement.product === id) deleteEngagement(store, engagement.id);
  for (const entry of store.metadata.list()) if (entry.product === id) store.metadata.delete(entry.id);
  for (const member of store.members.list()) {
    if ('product' in member.target && member.target.product === id) store.members.delete(member.id);
  }
  return store.products.delete(id);
}

/** Deletes a product type with its products and members. */
export function deleteProductType(store: Store, id: number): boolean {
  for (const product of store.products.list()) if (product.prod_type === id) deleteProduct(store, product.id);
  for (const member of store.members.list()) {
    if ('product_type' in member.target && member.target.product_type === id) store.members.delete(member.id);
  }
  return store.productTypes.delete(id);
}
