/** How many things there are in a state that somebody has to do something about. */
export interface Census {
  /** Connections that are not disconnected, those that need a person, and the DefectDojo instances that these are to. */
  connections(): Promise<{ readonly total: number; readonly needingAttention: number; readonly instances: number }>;
  /** Repositories whose changes wait for somebody's approval. */
  heldRepositories(): Promise<number>;
}
