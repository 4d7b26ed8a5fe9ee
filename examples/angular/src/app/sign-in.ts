import { CUSTOM_ELEMENTS_SCHEMA, Component, afterNextRender, computed, inject, signal } from "@angular/core";
import type { SignedInEvent } from "portico-auth";

import { Cart } from "./cart";
import { loadPortico } from "./portico";

@Component({
  // Otherwise Angular refuses a tag that is no component of its own.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (isLoaded()) {
      <portico-auth
        [cart]="lines()"
        (portico-signed-in)="signedIn($event)"
        (portico-signed-out)="hear($event)"
        (portico-error)="hear($event)"
      ></portico-auth>
    } @else {
      <a href="/login/">Sign in</a>
    }
    <button (click)="cart.add()">Add Reading lamp</button>
    <ol id="heard">
      @for (type of heard(); track $index) {
        <li>{{ type }}</li>
      }
    </ol>
  `,
})
export class SignIn {
  protected readonly cart = inject(Cart);
  protected readonly isLoaded = signal(false);
  protected readonly heard = signal<string[]>([]);
  protected readonly lines = computed(() => {
    const quantity = this.cart.lamps();
    return quantity ? [{ sku: "lamp", quantity }] : [];
  });

  constructor() {
    // In the browser only, and once it has taken over what the server has rendered.
    afterNextRender(async () => {
      await loadPortico();
      this.isLoaded.set(true);
    });
  }

  protected hear({ type }: Event) {
    this.heard.update((heard) => [...heard, type]);
  }

  protected signedIn(event: SignedInEvent) {
    this.hear(event);
    const taken = (event.detail.taken ?? []).reduce((sum, { quantity }) => sum + Number(quantity), 0);
    this.cart.lamps.update((lamps) => lamps - taken);
  }
}
