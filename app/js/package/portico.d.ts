/**
 * `<portico-auth>`: sign-in as a custom element. Importing this module defines it; on a server, where there are no
 * elements, the import does nothing.
 *
 * @module
 */

/** What the element shows. */
export type View = "login" | "register" | "otp" | "forgot-password" | "reset-password" | "account" | "hand-off";

/** What the API speaks: both documents, as `portico-server` does, document B alone, or what Spurtcommerce's server does. */
export type Dialect = "portico" | "axim" | "spurtcommerce";

/** Whether the views have addresses of their own. */
export type Routing = "none" | "hash" | "path";

/** Where the session is kept. */
export type Storage = "browser" | "memory";

/** The colours. */
export type Theme = "light" | "dark" | "auto";

/**
 * The configuration, as one object. Each member may be left out; an attribute of the element comes before the member that
 * says the same. An access token is no part of it.
 */
export interface Configuration {
  /**
   * Where the API is, with its path prefix if it has one, without a slash at the end. With `spurtcommerce`, `/api` is added to
   * an address without a path. Default: the page's own origin.
   */
  api?: string;
  /** The path that the views' addresses begin with, with a slash at both ends; for `routing: "path"`. Default: `/`. */
  basePath?: string;
  /** The store's public key. Default: `8097571064818418`. */
  key?: string;
  /** The store's industry, saved with each registration. Default: `electronics`. */
  industry?: string;
  /** The id of the language for the API's messages and emails. Default: `57`. */
  languageKey?: string;
  /** The language of the element; so far only English (`en`). Default: that of the surrounding page, else `en`. */
  language?: string;
  /**
   * `browser` keeps the session in `sessionStorage`, or in `localStorage` if the customer asks to stay signed in; `memory`
   * keeps it only in the open pages, so reloading the last one signs the customer out. If one element on a page has `memory`,
   * it applies to the whole page. Default: `browser`.
   */
  storage?: Storage;
  /**
   * What the API speaks: `portico` is all of api.md, `axim` is only the AXIM customer login, `spurtcommerce` is Spurtcommerce's
   * own server. Default: `portico`.
   */
  dialect?: Dialect;
  /**
   * With `axim`, the page that redeems the login code, which it gets in the fragment `#code=…`: a path, or a URL on an origin
   * in `returnTo`, without a fragment.
   */
  codeTo?: string;
  /** Origins that `return-to` and `code-to` may lead to, such as `["https://shop.example"]`. Default: the page's own only. */
  returnTo?: readonly string[];
  /** Seconds after which a request without an answer is given up. Default: `20`. */
  timeout?: number;
  /** Whether views have addresses: `none`, `hash` or `path`. Default: `none`. */
  routing?: Routing;
  /**
   * The first view: `login`, `register`, `otp`, `forgot-password`, `reset-password`, `account` or `hand-off`. Default: `login`.
   */
  view?: View;
}

/** A line of a cart, as a page gives it. */
export interface CartItem {
  /** The product. */
  sku: string;
  /** The unit of measure that the quantity counts, such as `PCE`. */
  unit?: string;
  /** The same under the API's name, for lines that came from there. `unit` comes before it. */
  uom?: string;
  /**
   * How many or how much of it, with at most three decimals; text for who keeps exact decimals, such as `"0.125"`. The API
   * refuses a sum of floats that has more of them, such as 0.1 + 0.2.
   */
  quantity: number | string;
}

/** A line of a customer's cart, as the API keeps it. */
export interface CartLine {
  readonly sku: string;
  /** Not there where the quantity counts nothing in particular. */
  readonly unit?: string;
  readonly quantity: number;
}

/** An access token, or what gives one when it is needed. */
export type AccessToken = string | (() => string | undefined);

/** What an element says of the session. */
export interface ElementSession {
  /** The token, for the header `Authorization: Bearer …`. */
  readonly token: string;
  /** When the session ends if it is not used, in ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** The session of an origin: all elements and tabs share it. */
export interface SessionData extends ElementSession {
  /** Whether it outlives the browser's own session. */
  readonly remember: boolean;
  /** Where the API is that it belongs to; empty for the page's own origin. */
  readonly api: string;
  /** Whether no page stores it, as an element with `storage="memory"` asks for. */
  readonly inMemory: boolean;
}

/** Why a session has ended. */
export type Ending = "signed-out" | "expired";

/** The events of {@link session}. */
export interface SessionEventMap {
  /** The session has begun, has ended, or is another one: here, or in another tab. */
  change: Event;
}

/** The session of this origin, shared by all elements and tabs, and there without any element. */
export interface Session extends EventTarget {
  /** The session; `null` while nobody is signed in. */
  readonly current: SessionData | null;
  /** Why the last session ended; nothing while one goes on, or where there has been none. */
  readonly ending: Ending | undefined;
  /** The element that caused the last change; nothing when it came from another tab or from {@link authorizedFetch}. */
  readonly source: unknown;
  addEventListener<K extends keyof SessionEventMap>(
    type: K,
    listener: (this: Session, event: SessionEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof SessionEventMap>(
    type: K,
    listener: (this: Session, event: SessionEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The session of this origin. */
export const session: Session;

/**
 * `fetch`, in the name of whoever is signed in: it adds `Authorization: Bearer …`. Without a session it is `fetch` and
 * nothing more. An answer of 401 ends the session that the call was made with, in every tab, and no later one.
 *
 * @throws {TypeError} For an address that is neither of the page's own origin nor of the API's, while somebody is signed
 * in: nothing is sent. A browser from before 2024 may send the token along when such an address redirects to another origin;
 * `redirect: "error"` prevents that.
 */
export function authorizedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;

/** What each detail has. */
export interface Detail {
  /** The version of the details. A change that would break a listener makes it another number. */
  readonly version: 1;
}

/** Of `portico-ready` and `portico-view-change`. */
export interface ViewDetail extends Detail {
  /** The view that is shown. */
  readonly view: View;
}

/** A customer, as far as an event tells. */
export interface Customer {
  /** The customer's number. */
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Of `portico-signed-in`. */
export interface SignedInDetail extends Detail {
  /** Who it is; only where they have signed in here. */
  readonly user?: Customer;
  /** The customer's cart as the API has it now; only where they have signed in here, and the API keeps carts. */
  readonly cart?: readonly CartLine[];
  /**
   * Whether what the element's property `cart` held is in it now; only where they have signed in here. The element has
   * emptied its property then, unless the page has changed it meanwhile; what the page itself keeps of the guest's cart is
   * for the page to clear.
   */
  readonly cartTaken?: boolean;
  /** With `cartTaken`, the items that have gone along, as the page gave them: what was put in later is not among them. */
  readonly taken?: readonly CartItem[];
  /** Whether it was in this element: if not, it was in another one, or in another tab. */
  readonly here: boolean;
}

/** Of `portico-code`. */
export interface CodeDetail extends Detail {
  /** The one-time login code: whoever has it can sign in as the customer, once and within minutes. */
  readonly code: string;
}

/** Of `portico-signed-out`. */
export interface SignedOutDetail extends Detail {
  /** Whether the shopper has signed out, or the API does not accept the session any more. */
  readonly reason: Ending;
  /** Whether it was in this element. */
  readonly here: boolean;
}

/** Of `portico-error`. */
export interface ErrorDetail extends Detail {
  /**
   * What is wrong: a code of the API, or one of these.
   *
   * - `unreachable`: there was no answer.
   * - `timed-out`: there was none in time.
   * - `unknown`: the API has refused without a code that is known.
   * - `load`: the style, the forms or the app could not be loaded. The element offers to try again.
   * - `panic`: the app has stopped. The element offers to reload the page.
   */
  readonly code: "unreachable" | "timed-out" | "unknown" | "load" | "panic" | (string & {});
}

/** The element can be used. What was typed or pressed before is not lost. */
export type ReadyEvent = CustomEvent<ViewDetail>;
/** Another view is shown. */
export type ViewChangeEvent = CustomEvent<ViewDetail>;
/**
 * Somebody has signed in. With `here` the event can be cancelled: then the element does not go to `return-to`, and shows
 * the account.
 */
export type SignedInEvent = CustomEvent<SignedInDetail>;
/**
 * With `dialect="axim"`: the API has given a one-time login code. The event can be cancelled: then the element does not go
 * to `code-to`.
 */
export type CodeEvent = CustomEvent<CodeDetail>;
/** The session has ended. */
export type SignedOutEvent = CustomEvent<SignedOutDetail>;
/** Something was refused or failed. The shopper has been told, unless it is the cart that did not go along. */
export type ErrorEvent = CustomEvent<ErrorDetail>;

/** The events of the element. All bubble, and leave shadow trees. None has a password or a token in its detail. */
export interface PorticoAuthEventMap {
  "portico-ready": ReadyEvent;
  "portico-view-change": ViewChangeEvent;
  "portico-signed-in": SignedInEvent;
  "portico-code": CodeEvent;
  "portico-signed-out": SignedOutEvent;
  "portico-error": ErrorEvent;
}

/** The attributes of the element. A change takes effect at once, or after the answer that is awaited; what was typed stays. */
export interface PorticoAuthAttributes {
  /**
   * Where the API is, with its path prefix if it has one, without a slash at the end. With `spurtcommerce`, `/api` is added to
   * an address without a path. Default: the page's own origin.
   */
  api?: string;
  /** The store's public key. Default: `8097571064818418`. */
  key?: string;
  /**
   * The same as `key`, for frameworks that reserve that name, such as React and Vue. It takes precedence over `key`. Default:
   * that of `key`.
   */
  "store-key"?: string;
  /** The store's industry, saved with each registration. Default: `electronics`. */
  industry?: string;
  /** The id of the language for the API's messages and emails. Default: `57`. */
  "language-key"?: string;
  /** The language of the element; so far only English (`en`). Default: that of the surrounding page, else `en`. */
  lang?: string;
  /**
   * `browser` keeps the session in `sessionStorage`, or in `localStorage` if the customer asks to stay signed in; `memory`
   * keeps it only in the open pages, so reloading the last one signs the customer out. If one element on a page has `memory`,
   * it applies to the whole page. Default: `browser`.
   */
  storage?: Storage;
  /**
   * What the API speaks: `portico` is all of api.md, `axim` is only the AXIM customer login, `spurtcommerce` is Spurtcommerce's
   * own server. Default: `portico`.
   */
  dialect?: Dialect;
  /**
   * With `axim`, the page that redeems the login code: a path, or a URL on an origin in `config.returnTo`, without a fragment.
   * Default: none: only your code gets the code.
   */
  "code-to"?: string;
  /** Where to go after sign-in: a path, or a URL on an origin in `config.returnTo`. Default: stay on the page. */
  "return-to"?: string;
  /** Whether views have addresses: `none`, `hash` or `path`. Default: `none`. */
  routing?: Routing;
  /**
   * The first view: `login`, `register`, `otp`, `forgot-password`, `reset-password`, `account` or `hand-off`. Default: `login`.
   */
  view?: View;
  /** An email address to fill in. */
  email?: string;
  /** `light`, `dark`, or `auto` for what the device prefers. Default: the page's `color-scheme`. */
  theme?: Theme;
  /** Present or absent: renders the form in a shadow tree. Set it before the element is added to the page. Default: absent. */
  shadow?: "" | boolean;
  /** `eager` loads at once; `lazy` loads when the element comes near the viewport. Default: `lazy`. */
  loading?: "lazy" | "eager";
}

/**
 * The element. Its children stay where they are: those with `slot="heading"` stand above the form, those with
 * `slot="footer"` below it, and all others are for visitors without scripts.
 */
export class PorticoAuth extends HTMLElement {
  /**
   * What a guest has in the cart. At sign-in it goes along into the customer's cart, and the element empties this; with
   * `dialect="axim"` it goes along with the login code.
   *
   * @throws {TypeError} When it is set to what is no list.
   */
  get cart(): readonly CartItem[] | undefined;
  set cart(cart: readonly CartItem[] | null | undefined);
  /**
   * With `dialect="axim"`, the access token for the API, or a function that gives it each time it is needed. Short-lived, and
   * for this one shopper: whoever can run a script on the page can read it. Never that of an ERP. What cannot stand in a header
   * is an error in the console, and not sent.
   *
   * @throws {TypeError} When it is set to something else, such as a promise.
   */
  get accessToken(): AccessToken | undefined;
  set accessToken(token: AccessToken | null | undefined);
  /** The configuration as one object; an attribute comes before the member that says the same. */
  get config(): Configuration;
  set config(config: Configuration | null | undefined);
  /** The session of this origin; `null` while nobody is signed in. */
  get session(): ElementSession | null;
  /**
   * Signs out, in every tab. The API hears of it; where it cannot be reached, the session ends here all the same.
   * It works before the app is loaded, and for an element that is on no page.
   */
  signOut(): Promise<void>;
  /**
   * Goes to a view, and loads the app if it is not there yet.
   *
   * @throws {TypeError} When there is no such view.
   */
  show(view: View): void;
  addEventListener<K extends keyof PorticoAuthEventMap>(
    type: K,
    listener: (this: PorticoAuth, event: PorticoAuthEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: PorticoAuth, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof PorticoAuthEventMap>(
    type: K,
    listener: (this: PorticoAuth, event: PorticoAuthEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: PorticoAuth, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "portico-auth": PorticoAuth;
  }
  // They bubble, so that a page can listen anywhere.
  interface HTMLElementEventMap extends PorticoAuthEventMap {}
  interface DocumentEventMap extends PorticoAuthEventMap {}
  interface WindowEventMap extends PorticoAuthEventMap {}
}
