declare module "#jobs" {
  interface JobBodies {
    /** Brings a picture that an item points at on the web. */
    "wire.picture": { readonly href: string };
  }
}

export {};
