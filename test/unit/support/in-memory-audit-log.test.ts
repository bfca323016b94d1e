import { describeAuditLog } from '../../support/audit-log-contract.ts';
import { createInMemoryAuditLog } from '../../support/in-memory-audit-log.ts';

describeAuditLog('in memory', createInMemoryAuditLog);
