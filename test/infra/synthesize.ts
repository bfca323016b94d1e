import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { ExportStack } from '../../infra/export-stack.ts';
import { leaveOutEmulatorGaps } from '../../infra/local/emulator-gaps.ts';
import { readStageConfig } from '../../infra/stage-config.ts';
import { synthesizedFolder } from './synthesized.ts';

/** The app of `infra/app.ts` without its security checks, with the given `-c` overrides. */
export function appWith(overrides: Record<string, unknown> = {}): App {
  // Bundling two functions takes a second; what they hold is no matter of the template.
  return appOf({ ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...overrides });
}

/** An app of its own context. */
export function appOf(context: Record<string, unknown>): App {
  return new App({ context, outdir: path.join(synthesizedFolder, randomUUID()) });
}

/** The stack of a stage. */
export function stackOf(overrides: Record<string, unknown> = {}): ExportStack {
  const app = appWith(overrides);
  const config = readStageConfig(app.node);
  const stack = new ExportStack(app, `GeckoDefectDojo-${config.stage}`, { config, serviceVersion: '0.0.0' });
  if (config.stage === 'local') leaveOutEmulatorGaps(stack);
  return stack;
}

/** A resource of a template, as far as tests look into it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

/** Resources of a type by their logical ids. */
export function resourcesOf(stack: Stack, type: string): Record<string, TemplateResource> {
  return Template.fromStack(stack).findResources(type) as Record<string, TemplateResource>;
}

/** The one thing of its kind that a template has, and its logical id. */
export function onlyOne<T>(record: Record<string, T>): [string, T] {
  const [entry, ...others] = Object.entries(record);
  if (entry === undefined || others.length > 0) throw new Error(`One was expected, not ${Object.keys(record).length}.`);
  return entry;
}
