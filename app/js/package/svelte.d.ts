/**
 * The element in templates of Svelte 5: `import type {} from "portico-auth/svelte"` in any file of a project.
 *
 * @module
 */

import type { HTMLAttributes } from "svelte/elements";
import type { Configuration, PorticoAuth, PorticoAuthAttributes, PorticoAuthEventMap } from "portico-auth";

type Handlers = {
  [Type in keyof PorticoAuthEventMap as `on${Type}`]?: (event: PorticoAuthEventMap[Type]) => void;
};

/** The element's attributes, properties and events. */
export type PorticoAuthProps = HTMLAttributes<PorticoAuth> &
  PorticoAuthAttributes &
  Handlers & { cart?: PorticoAuth["cart"]; accessToken?: PorticoAuth["accessToken"]; config?: Configuration };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "portico-auth": PorticoAuthProps;
  }
}
