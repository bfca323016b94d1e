import { createInMemoryNoticeStore } from '../../support/in-memory-notices.ts';
import { describeNoticeStore } from '../../support/notice-store-contract.ts';
import { repeatedWrites, repeating } from '../../support/repeating.ts';

describeNoticeStore('in memory', createInMemoryNoticeStore);
describeNoticeStore('in memory, with each write made twice', () =>
  repeating(createInMemoryNoticeStore(), repeatedWrites.notices),
);
