declare module "#store" {
  interface Tables {
    ledger_entry: {
      no: number;
      at: string;
      kind: string;
      target: string;
      ground: string;
      rule: string | null;
      decided_by: string;
      details: string;
      seal_before: string;
      seal: string;
    };
  }
}

export {};
