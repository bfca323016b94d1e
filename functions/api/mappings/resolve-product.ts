import type { ProductChoice } from '../../../shared/contracts/management-api/mapping.ts';
import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { DefectDojo, Product } from '../../../shared/ports/defectdojo.ts';
import { ApiProblem } from '../core/api-problem.ts';

/** By its id, perhaps with the name that it is known by to whoever chose it. */
interface KnownProduct {
  readonly id: number;
  readonly name?: string | undefined;
}
type NamedChoice = Exclude<ProductChoice, { id: number }>;

/** For whom a product is chosen. */
export interface WantedProduct {
  readonly choice: ProductChoice | KnownProduct;
  readonly repositoryId: RepositoryId;
  readonly connection: Connection;
}

/**
 * Finds the product that was chosen, or creates it where a name was given that no product has, and makes sure that the
 * key may bring findings into it.
 *
 * @throws {ApiProblem} and {@link OutsideFailure}
 */
export async function resolveProduct(dojo: DefectDojo, wanted: WantedProduct): Promise<Product> {
  const { choice } = wanted;
  const product = 'id' in choice ? await existingProduct(dojo, choice) : await namedProduct(dojo, wanted, choice);
  if (await dojo.mayImportInto(product.id)) return product;
  throw new ApiProblem('may_not_import', `The key may not bring findings into "${product.name}".`, {
    field: 'product',
  });
}

async function existingProduct(dojo: DefectDojo, { id, name }: KnownProduct): Promise<Product> {
  const product = await dojo.product(id);
  if (!product) {
    throw new ApiProblem('product_not_visible', `The key sees no product with the id ${id}.`, { field: 'product.id' });
  }
  if (name === undefined || name === product.name) return product;
  // Most likely an id of another instance, or one that was changed without the name: findings would go to strangers.
  throw new ApiProblem(
    'product_has_another_name',
    `The product with the id ${id} is "${product.name}", not "${name}".`,
    {
      field: 'product.name',
      candidates: [{ id, name: product.name }],
    },
  );
}

async function namedProduct(dojo: DefectDojo, wanted: WantedProduct, choice: NamedChoice): Promise<Product> {
  return (await productNamed(dojo, choice.name)) ?? (await createdProduct(dojo, wanted, choice));
}

/** The product with exactly this name. One that differs only in case is most likely the one that was meant. */
async function productNamed(dojo: DefectDojo, name: string): Promise<Product | undefined> {
  const namesakes = await dojo.productsNamed(name);
  const exact = namesakes.find((product) => product.name === name);
  if (exact || namesakes.length === 0) return exact;
  throw new ApiProblem(
    'product_name_differs_in_case',
    `There is "${namesakes[0]?.name}", which differs from "${name}" only in upper and lower case.`,
    { field: 'product.name', candidates: namesakes.map((product) => ({ id: product.id, name: product.name })) },
  );
}

async function createdProduct(dojo: DefectDojo, wanted: WantedProduct, choice: NamedChoice): Promise<Product> {
  const productTypeId = choice.productTypeId ?? (await defaultProductType(dojo, wanted.connection));
  const description = `Findings that Gecko exports from ${wanted.repositoryId}.`;
  try {
    return await dojo.createProduct({ name: choice.name, description, productTypeId });
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    // Somebody else may have made it at the same moment, or our own request may have been acted on without an answer.
    const made = error.sent === 'maybe' ? await productNamed(dojo, choice.name) : undefined;
    if (made) return made;
    throw creationProblem(error, productTypeId) ?? error;
  }
}

function creationProblem(failure: OutsideFailure, productTypeId: number): ApiProblem | undefined {
  if (failure.code === 'permission_denied' && !failure.isForeign) {
    const detail = `The key may not create products in product type ${productTypeId}.`;
    return new ApiProblem('may_not_create_products', detail, { field: 'product.name', cause: failure });
  }
  if (failure.code === 'not_found') {
    const detail = `The key sees no product type with the id ${productTypeId}.`;
    return new ApiProblem('product_type_not_visible', detail, { field: 'product.productTypeId', cause: failure });
  }
  return undefined;
}

async function defaultProductType(dojo: DefectDojo, { settings }: Connection): Promise<number> {
  if (settings.defaultProductTypeId !== undefined) return settings.defaultProductTypeId;
  const { items } = await dojo.productTypes({ limit: productTypesConsidered, offset: 0 });
  const first = items.toSorted((one, other) => one.id - other.id)[0];
  if (first) return first.id;
  throw new ApiProblem('may_not_create_products', 'The key sees no product type to create a product in.', {
    field: 'product.name',
  });
}

const productTypesConsidered = 100;
