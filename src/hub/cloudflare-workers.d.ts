declare module 'cloudflare:workers' {
  /** What the runtime calls from other Workers has to extend it. */
  export class DurableObject<Environment> {
    protected ctx: import('./platform.ts').ObjectState
    protected env: Environment
    constructor(state: import('./platform.ts').ObjectState, environment: Environment)
  }
}
