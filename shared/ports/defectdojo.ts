/** A page of a list: how many there are in all, and those asked for. Paging is by limit and offset; `next` links are never followed. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** Which part of a list to read. */
export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** How risks may be accepted in a product. */
export interface ProductRiskAcceptance {
  /** By a finding's flag (`enable_simple_risk_acceptance`, off by default). */
  readonly simple: boolean;
  /** By a Risk_Acceptance (`enable_full_risk_acceptance`, on by default). */
  readonly full: boolean;
}

/** A DefectDojo product. */
export interface Product {
  readonly id: number;
  readonly name: string;
  /** When it was created (ISO-8601), which tells products apart whose names changed; absent where the server doesn't say. */
  readonly createdAt?: string | undefined;
  readonly productTypeId: number;
  readonly riskAcceptance: ProductRiskAcceptance;
}

/** A product type: what rights are given on. */
export interface ProductType {
  readonly id: number;
  readonly name: string;
}

/** A test: the container that holds one repository's findings. */
export interface DojoTest {
  readonly id: number;
  readonly title: string | null;
  /** By which DefectDojo knows how to match rows with its findings; undefined where the server doesn't tell. */
  readonly scanType: string | null | undefined;
  readonly engagementId: number;
  readonly tags: readonly string[];
}

/** A test type: a parser of files, or what a file said it came from. */
export interface TestType {
  readonly id: number;
  /** An admin may switch it off: files for it are refused then. */
  readonly active: boolean;
}

/** Who the key belongs to. */
export interface Profile {
  readonly userName: string;
  /** When the key will be refused (ISO-8601, UTC); absent for a key without an end, and before 3.3, where none has one. */
  readonly keyExpiresAt?: string;
}

/** What we ask of a team's DefectDojo. Every method throws an `OutsideFailure` when it can't answer. */
export interface DefectDojo {
  /** Calls made so far. */
  readonly calls: number;
  profile(): Promise<Profile>;
  /** Version such as `3.2.0` or `3.3.0-dev`, read without the key; `undefined` where the server tells none. */
  version(): Promise<string | undefined>;
  productTypes(page: PageRequest): Promise<Page<ProductType>>;
  /** Products by name, those whose name holds `search` in any letter case. */
  products(search: string, page: PageRequest): Promise<Page<Product>>;
  /** The product; `undefined` when it doesn't exist or the key can't see it. */
  product(id: number): Promise<Product | undefined>;
  /** Products whose name is the same but for case; DefectDojo's own comparison of names is exact. */
  productsNamed(name: string): Promise<readonly Product[]>;
  createProduct(product: { name: string; description: string; productTypeId: number }): Promise<Product>;
  /** Whether the key may create products of the type. Creates none. */
  mayCreateProducts(productTypeId: number): Promise<boolean>;
  /** Whether the key may bring findings into the product. Creates nothing. */
  mayImportInto(productId: number): Promise<boolean>;
  /** Ids of the product's engagements with exactly this name, lowest first. */
  engagementsNamed(productId: number, name: string): Promise<readonly number[]>;
  createEngagement(engagement: { productId: number; name: string; startsOn: string; endsOn: string }): Promise<number>;
  /** The test; `undefined` when it doesn't exist or the key can't see it. */
  test(id: number): Promise<DojoTest | undefined>;
  setScanType(testId: number, scanType: string): Promise<void>;
  /** Tests of an engagement, lowest id first. */
  testsOf(engagementId: number): Promise<readonly DojoTest[]>;
  /** The test type with exactly this name; `undefined` where the instance doesn't know it yet. */
  testTypeNamed(name: string): Promise<TestType | undefined>;
  /** Names of the environments that an upload may name, lowest id first; any key may read them. */
  environments(): Promise<readonly string[]>;
}

/** A DefectDojo to talk to, to be closed afterwards. */
export type OpenDefectDojo = DefectDojo & { close(): Promise<void> };
