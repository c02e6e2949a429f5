declare module "#events" {
  interface EventBodies {
    "ledger.written": { readonly no: number };
  }
}

export {};
