import { createInMemoryPreviewStore } from '../../support/in-memory-preview-store.ts';
import { describePreviewStore } from '../../support/preview-store-contract.ts';

describePreviewStore('in memory', createInMemoryPreviewStore);
