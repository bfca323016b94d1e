import * as z from 'zod';
import type { EngagementState } from '../../../ports/defectdojo-findings.ts';

/** An engagement as a listing and a single read answer it (measured on 2.38.4 to 3.2.0). */
export const engagementStateSchema = z
  .object({
    id: z.int(),
    product: z.int(),
    name: z.string().nullish(),
    active: z.boolean(),
    status: z.string().nullish(),
  })
  .transform(
    ({ id, product, name, active, status }): EngagementState => ({
      id,
      productId: product,
      name: name ?? null,
      active,
      status: status ?? null,
    }),
  );
