import { Component, DestroyRef, afterNextRender, inject, signal } from "@angular/core";
import { RouterLink, RouterOutlet } from "@angular/router";

import { Cart } from "./cart";
import { loadPortico } from "./portico";

@Component({
  selector: "shop-root",
  imports: [RouterLink, RouterOutlet],
  template: `
    <header>
      <a routerLink="/">Home</a>
      <a routerLink="/sign-in">{{ isSignedIn() ? "Your account" : "Sign in" }}</a>
      <p id="cart">In your cart: {{ cart.lamps() }}</p>
    </header>
    <main><router-outlet /></main>
  `,
})
export class Shop {
  protected readonly cart = inject(Cart);
  protected readonly isSignedIn = signal(false);

  constructor() {
    const stop = new AbortController();
    inject(DestroyRef).onDestroy(() => stop.abort());
    // In the browser only.
    afterNextRender(async () => {
      const { session } = await loadPortico();
      const follow = () => this.isSignedIn.set(session.current !== null);
      follow();
      session.addEventListener("change", follow, { signal: stop.signal });
    });
  }
}
