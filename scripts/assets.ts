/** Builds what browsers load into `dist/assets`. */
export const buildAssets = async (): Promise<void> => {};
