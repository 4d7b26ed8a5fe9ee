import { Component, inject } from "@angular/core";

import { Cart } from "./cart";

@Component({
  template: `
    <h1>A shop in Angular</h1>
    <button (click)="cart.add()">Add Reading lamp</button>
  `,
})
export class Home {
  protected readonly cart = inject(Cart);
}
