/**
 * `<portico-auth>`: sign-in as a custom element. Importing this module defines it. On a server, which has no elements, the
 * import does nothing.
 *
 * @module
 */

/** A view of the element. */
export type View = "login" | "register" | "otp" | "forgot-password" | "reset-password" | "account" | "passkey" | "hand-off" | "social";

/** What the API speaks: everything that `portico-server` does, only the AXIM customer login, or Spurtcommerce's own server. */
export type Dialect = "portico" | "axim" | "spurtcommerce";

/** Whether views have addresses. */
export type Routing = "none" | "hash" | "path";

/** Where the session is stored. */
export type Storage = "browser" | "memory";

/** The colour scheme. */
export type Theme = "light" | "dark" | "auto";

/**
 * The configuration as one object. All members are optional, and the element's attributes take precedence. An access token
 * isn't part of it.
 */
export interface Configuration {
  /**
   * Where the API is: a URL, or a path on the page's own origin, with its path prefix if it has one. With `spurtcommerce`,
   * `/api` is added to an address without a path. Default: the page's own origin.
   */
  api?: string;
  /** The path that the views' addresses begin with, for `routing: "path"`. Default: `/`. */
  basePath?: string;
  /** The store's public key. Default: `8097571064818418`. */
  key?: string;
  /** The store's industry, saved with each registration. Default: `electronics`. */
  industry?: string;
  /**
   * The id of the language for the API's messages and emails, for a store with one language; `languages` has one for each.
   * Default: that of `languages`, else `57` for English; for another language the tag is sent in `Accept-Language`.
   */
  languageKey?: string;
  /** The language of the element, such as `de`: a BCP 47 tag. Default: that of the surrounding page, else `en`. */
  language?: string;
  /**
   * The ids of the API for its languages, such as `{"57": "en", "58": "de"}`. Default: `57` is English; for another language
   * the tag is sent in `Accept-Language`.
   */
  languages?: Readonly<Record<string, string>>;
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
   * The providers that customers can sign in with, in the order of their buttons: `[{"id": "google"}]`. `id` is that of the
   * server's configuration. Each but `google`, `apple` and `microsoft` has a `name`, and may have a `mark`: a small square
   * image, as a `data:` URL or a path.
   */
  providers?: readonly Provider[];
  /** The page that providers send shoppers back to: a path on the page's own origin. Default: `/social/`. */
  socialPage?: string;
  /** Whether customers can sign in with passkeys. The server needs the store's `rp-id`. Default: `false`. */
  passkeys?: "" | boolean;
  /**
   * With `axim`, the page that redeems the login code, which it gets in the fragment `#code=…`: a path, or a URL on an origin
   * in `returnTo`, without a fragment.
   */
  codeTo?: string;
  /** Origins that `return-to` and `code-to` may lead to, such as `["https://shop.example"]`. Default: the page's own only. */
  returnTo?: readonly string[];
  /** Seconds to wait for an answer before a request fails: from 1 to 3600. Default: `20`. */
  timeout?: number;
  /** Whether views have addresses: `none`, `hash` or `path`. Default: `none`. */
  routing?: Routing;
  /**
   * The first view: `login`, `register`, `otp`, `forgot-password`, `reset-password`, `account`, `passkey`, `hand-off` or
   * `social`. Default: `login`.
   */
  view?: View;
}

/** A provider that customers can sign in with. */
export interface Provider {
  /** Its id in the server's configuration. The name and the mark of `google`, `apple` and `microsoft` are known. */
  readonly id: string;
  /** Its name, the same in every language. */
  readonly name?: string;
  /** The address of its mark, a small square image: a `data:` URL or a path. */
  readonly mark?: string;
}

/** A line of a cart, as a page passes it. */
export interface CartItem {
  /** The product. */
  sku: string;
  /** The unit of measure that the quantity counts, such as `PCE`. */
  unit?: string;
  /** The API's name for `unit`, for lines that came from the API. `unit` takes precedence. */
  uom?: string;
  /**
   * The quantity, with at most three decimals. Exact decimals can be strings, such as `"0.125"`. The API refuses a sum of
   * floats with more decimals, such as 0.1 + 0.2.
   */
  quantity: number | string;
}

/** A line of a customer's cart, as the API stores it. */
export interface CartLine {
  readonly sku: string;
  /** Absent if the quantity has no unit. */
  readonly unit?: string;
  readonly quantity: number;
}

/** An access token, or a function that returns one when it's needed. */
export type AccessToken = string | (() => string | undefined);

/** The session, as an element has it. */
export interface ElementSession {
  /** The token, for the header `Authorization: Bearer …`. */
  readonly token: string;
  /** When the session expires if it isn't used: ISO 8601, UTC. Empty if the API doesn't say, or this device's clock contradicts it. */
  readonly expiresAt: string;
}

/** The session of an origin: all elements and tabs share it. */
export interface SessionData extends ElementSession {
  /** Whether the customer stays signed in when the browser is closed. `false` if the browser has no room for that. */
  readonly remember: boolean;
  /** The URL of the API that it belongs to. */
  readonly api: string;
  /** Whether it's kept in memory only, because of an element with `storage="memory"`, or because the browser stores nothing. */
  readonly inMemory: boolean;
  /** For how long each use extends it, in milliseconds, if the API says when it expires. */
  readonly lifetime?: number | null;
  /** A random number, which tells it from other sessions. */
  readonly id?: number | null;
}

/** Why a session has ended. */
export type Ending = "signed-out" | "expired";

/** The events of {@link session}. */
export interface SessionEventMap {
  /** The session has begun, ended or been replaced, in this tab or another. */
  change: Event;
}

/** The session of this origin, shared by all elements and tabs. It doesn't need an element. */
export interface Session extends EventTarget {
  /** The session, or `null` if no customer is signed in. */
  readonly current: SessionData | null;
  /** Why the last session ended; `undefined` during a session, or if there was none. */
  readonly ending: Ending | undefined;
  /** The element that caused the last change; `undefined` if another tab or {@link authorizedFetch} did. */
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
 * `fetch` as the signed-in customer: it adds `Authorization: Bearer …`. Without a session it's plain `fetch`. A 401 response
 * ends the session that the call was made with, in every tab, but no later session.
 *
 * @throws {TypeError} During a session, for an address that is neither on the page's own origin nor on the API's. Nothing is
 * sent. Browsers from before 2024 may send the token along if an allowed address redirects to another origin;
 * `redirect: "error"` prevents that.
 */
export function authorizedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;

/** The members of every detail. */
export interface Detail {
  /** The version of the details. It increases with a change that would break a listener. */
  readonly version: 1;
}

/** Of `portico-ready` and `portico-view-change`. */
export interface ViewDetail extends Detail {
  /** The view that's shown. */
  readonly view: View;
}

/** A customer, in the detail of an event. */
export interface Customer {
  /** The customer's number. */
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Of `portico-signed-in`. */
export interface SignedInDetail extends Detail {
  /** The customer; only if they signed in here. */
  readonly user?: Customer;
  /** The customer's cart as the API now has it; only if they signed in here and the API keeps carts. */
  readonly cart?: readonly CartLine[];
  /**
   * Whether the element's property `cart` has been merged into it; only if they signed in here. The element has then emptied
   * its property, unless the page has changed it in the meantime. The page has to clear its own copy of the guest's cart.
   */
  readonly cartTaken?: boolean;
  /** With `cartTaken`, the items that were merged, as the page passed them. Items added later aren't among them. */
  readonly taken?: readonly CartItem[];
  /** By which way the customer signed in; only if they signed in here. */
  readonly way?: "password" | "code" | "hand-off" | "passkey" | "provider";
  /** The provider's id, if that was the way. */
  readonly provider?: string;
  /**
   * Whether the element asks the customer now if they want a passkey, in the view `passkey`: leave it visible until the
   * view `account` is shown.
   */
  readonly offersPasskey?: boolean;
  /** Whether it happened in this element, rather than in another one or another tab. */
  readonly here: boolean;
}

/** Of `portico-code`. */
export interface CodeDetail extends Detail {
  /** The one-time login code. Anyone who has it can sign in as the customer, once and within minutes. */
  readonly code: string;
}

/** Of `portico-signed-out`. */
export interface SignedOutDetail extends Detail {
  /** Whether the customer signed out, or the API no longer accepts the session. */
  readonly reason: Ending;
  /** Whether it happened in this element. */
  readonly here: boolean;
}

/** Of `portico-error`. */
export interface ErrorDetail extends Detail {
  /**
   * What went wrong: an error code of the API, or one of these.
   *
   * - `unreachable`: the API can't be reached.
   * - `timed-out`: the API didn't respond in time.
   * - `unknown`: the API refused without a known code.
   * - `load`: the stylesheet, the forms or the app didn't load. The element offers to try again.
   * - `unsupported`: the browser, or the page's policy, doesn't let WebAssembly run, or the browser is too old.
   * - `panic`: the app has crashed. The element offers to reload the page.
   * - `provider-denied`: the shopper has cancelled or refused at the provider.
   * - `provider-failed`: the provider has reported an error, or another one has answered.
   * - `provider-elsewhere`: a provider's answer was asked for in another tab, or has been used.
   * - `storage-blocked`: the browser stores nothing, which a sign-in with a provider needs.
   * - `in-app-browser`: the provider refuses browsers inside apps.
   * - `passkey-cancelled`: the shopper has closed the browser's window for passkeys, or has waited too long.
   * - `passkey-failed`: the browser has reported another error.
   * - `passkey-unavailable`: the page's origin isn't one of the store's RP ID, or the store has none.
   * - `passkey-unsupported`: the device or browser can't create a passkey.
   * - `passkey-here`: the device has a passkey for the account already.
   */
  readonly code:
    | "unreachable"
    | "timed-out"
    | "unknown"
    | "load"
    | "unsupported"
    | "panic"
    | "provider-denied"
    | "provider-failed"
    | "provider-elsewhere"
    | "storage-blocked"
    | "in-app-browser"
    | "passkey-cancelled"
    | "passkey-failed"
    | "passkey-unavailable"
    | "passkey-unsupported"
    | "passkey-here"
    | (string & {});
}

/** The element is ready to use. What was typed or pressed before is kept. */
export type ReadyEvent = CustomEvent<ViewDetail>;
/** Another view is shown. */
export type ViewChangeEvent = CustomEvent<ViewDetail>;
/**
 * A customer has signed in. If `here` is true, the event can be cancelled: the element then shows the account instead of
 * going to `return-to`.
 */
export type SignedInEvent = CustomEvent<SignedInDetail>;
/**
 * With `dialect="axim"`: the API has returned a one-time login code. The event can be cancelled: the element then doesn't go
 * to `code-to`.
 */
export type CodeEvent = CustomEvent<CodeDetail>;
/** The session has ended. */
export type SignedOutEvent = CustomEvent<SignedOutDetail>;
/** A request was refused or failed. The element has shown it to the shopper, except a cart that couldn't be merged. */
export type ErrorEvent = CustomEvent<ErrorDetail>;

/** The events of the element. All bubble and cross shadow boundaries. No detail has a password or a session token. */
export interface PorticoAuthEventMap {
  "portico-ready": ReadyEvent;
  "portico-view-change": ViewChangeEvent;
  "portico-signed-in": SignedInEvent;
  "portico-code": CodeEvent;
  "portico-signed-out": SignedOutEvent;
  "portico-error": ErrorEvent;
}

/**
 * The attributes of the element. A change applies at once, or after the response that the element is waiting for. What was
 * typed is kept.
 */
export interface PorticoAuthAttributes {
  /**
   * Where the API is: a URL, or a path on the page's own origin, with its path prefix if it has one. With `spurtcommerce`,
   * `/api` is added to an address without a path. Default: the page's own origin.
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
  /**
   * The id of the language for the API's messages and emails, for a store with one language; `languages` has one for each.
   * Default: that of `languages`, else `57` for English; for another language the tag is sent in `Accept-Language`.
   */
  "language-key"?: string;
  /** The language of the element, such as `de`: a BCP 47 tag. Default: that of the surrounding page, else `en`. */
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
  /** Whether customers can sign in with passkeys. The server needs the store's `rp-id`. Default: absent. */
  passkeys?: "" | boolean;
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
   * The first view: `login`, `register`, `otp`, `forgot-password`, `reset-password`, `account`, `passkey`, `hand-off` or
   * `social`. Default: `login`.
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
 * The element. Its children stay where they are: those with `slot="heading"` are above the form, those with `slot="footer"`
 * below it, and all others are for visitors without JavaScript.
 */
export class PorticoAuth extends HTMLElement {
  /**
   * The guest's cart. At sign-in it's merged into the customer's cart, and the element empties this property. With
   * `dialect="axim"` it's sent with the request for the login code.
   *
   * @throws {TypeError} If set to something other than a list.
   */
  get cart(): readonly CartItem[] | undefined;
  set cart(cart: readonly CartItem[] | null | undefined);
  /**
   * With `dialect="axim"`, the access token for the API, or a function that returns it each time it's needed. Use a
   * short-lived token for this one shopper, since every script on the page can read it, and never an ERP's. A value that
   * can't be a header logs an error to the console and isn't sent.
   *
   * @throws {TypeError} If set to anything else, such as a promise.
   */
  get accessToken(): AccessToken | undefined;
  set accessToken(token: AccessToken | null | undefined);
  /** The configuration as one object. Attributes take precedence. */
  get config(): Configuration;
  set config(config: Configuration | null | undefined);
  /** The session of this origin, or `null` if no customer is signed in. */
  get session(): ElementSession | null;
  /**
   * Signs out, in every tab at once and then at the API. The session also ends here if the API can't be reached. It works before
   * the app has loaded, and for an element that isn't on a page.
   */
  signOut(): Promise<void>;
  /**
   * Shows a view, and loads the app first if necessary.
   *
   * @throws {TypeError} If there's no such view.
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
