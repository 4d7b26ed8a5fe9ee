/**
 * Loads the sign-in. Angular's builder copies the package's files as they are (`assets` in angular.json), because it doesn't follow
 * `new URL("./assets/…", import.meta.url)`, by which the package finds its own. So the import is by address, in the browser only.
 */
export const loadPortico = (): Promise<typeof import("portico-auth")> => {
  const address = new URL("portico-auth/portico.js", document.baseURI).href;
  return import(/* @vite-ignore */ address);
};
