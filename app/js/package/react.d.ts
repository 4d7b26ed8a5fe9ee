/**
 * The element in JSX, for React 19 and newer: `import type {} from "portico-auth/react"` in any file of a project.
 *
 * @module
 */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Configuration, PorticoAuth, PorticoAuthAttributes, PorticoAuthEventMap } from "portico-auth";

type Handlers = {
  [Type in keyof PorticoAuthEventMap as `on${Type}`]?: (event: PorticoAuthEventMap[Type]) => void;
};

/** The element's attributes, properties and events. `key` is React's own: a store's key is `store-key` here. */
export type PorticoAuthProps = DetailedHTMLProps<HTMLAttributes<PorticoAuth>, PorticoAuth> &
  Omit<PorticoAuthAttributes, "key"> &
  Handlers & { cart?: PorticoAuth["cart"]; accessToken?: PorticoAuth["accessToken"]; config?: Configuration };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "portico-auth": PorticoAuthProps;
    }
  }
}
