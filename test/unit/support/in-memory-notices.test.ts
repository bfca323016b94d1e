import { createInMemoryNoticeStore } from '../../support/in-memory-notices.ts';
import { describeNoticeStore } from '../../support/notice-store-contract.ts';

describeNoticeStore('in memory', createInMemoryNoticeStore);
