/**
 * The element in templates of Vue 3.3 and newer: `import type {} from "portico-auth/vue"` in any file of a project.
 *
 * @module
 */

import type { DefineComponent, HTMLAttributes } from "vue";
import type { Configuration, PorticoAuth, PorticoAuthAttributes, PorticoAuthEventMap } from "portico-auth";

type Capitalized<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Capitalized<Rest>}`
  : Capitalize<Name>;

type Handlers = {
  [Type in keyof PorticoAuthEventMap as `on${Capitalized<Type>}`]?: (event: PorticoAuthEventMap[Type]) => void;
};

/** The element's attributes, properties and events. `key` is Vue's own: a store's key is `store-key` here. */
export type PorticoAuthProps = HTMLAttributes &
  Omit<PorticoAuthAttributes, "key"> &
  Handlers & { cart?: PorticoAuth["cart"]; accessToken?: PorticoAuth["accessToken"]; config?: Configuration };

declare module "vue" {
  interface GlobalComponents {
    "portico-auth": DefineComponent<PorticoAuthProps>;
  }
}
