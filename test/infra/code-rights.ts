import { readFileSync } from 'node:fs';
import { bundleReport } from './bundle-report.ts';

/** The right that a command of the AWS SDK needs, where it isn't named as the command is. */
const actionOfCommand: Readonly<Record<string, string>> = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  Query: 'dynamodb:Query',
  SendMessage: 'sqs:SendMessage',
  PutEvents: 'events:PutEvents',
  GetSecretValue: 'secretsmanager:GetSecretValue',
  PutSecretValue: 'secretsmanager:PutSecretValue',
  CreateSecret: 'secretsmanager:CreateSecret',
  DeleteSecret: 'secretsmanager:DeleteSecret',
  RestoreSecret: 'secretsmanager:RestoreSecret',
};

/** Rights that a part of a command needs: of a transaction, or of a secret that is made with tags. */
const actionOfPart: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bConditionCheck: \{/, 'dynamodb:ConditionCheckItem'],
  [/\bPut: \{/, 'dynamodb:PutItem'],
  [/\bUpdate: \{/, 'dynamodb:UpdateItem'],
  [/\bDelete: \{/, 'dynamodb:DeleteItem'],
  [/keepSecret\(.*\bTags\b/, 'secretsmanager:TagResource'],
];

/** A transaction needs the rights of its parts, and none of its own (DynamoDB developer guide, Using IAM with transactions). */
const isTransaction = (command: string) => command.startsWith('Transact');

/**
 * Rights that the code of a function asks for, read from every file of its bundle that is ours.
 *
 * @throws {Error} for a command that the table above doesn't know.
 */
export async function actionsInCode(entry: string): Promise<Set<string>> {
  const texts = await textsOf(entry);
  const commands = texts.flatMap((text) => [...text.matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => name));
  const ofCommands = commands
    .filter((name) => !isTransaction(name))
    .map((name) => {
      const action = actionOfCommand[name];
      if (action === undefined)
        throw new Error(`Which right does ${name}Command need? Tell test/infra/code-rights.ts.`);
      return action;
    });
  const ofParts = actionOfPart
    .filter(([pattern]) => texts.some((text) => pattern.test(text)))
    .map(([, action]) => action);
  return new Set([...ofCommands, ...ofParts]);
}

/** What stands in each file of a function's bundle that is ours. */
export async function textsOf(entry: string): Promise<string[]> {
  const { inputs } = await bundleReport(entry);
  const files = Object.keys(inputs).filter((file) => /^(functions|shared)\//.test(file));
  return files.map((file) => readFileSync(file, 'utf8'));
}
