import { Injectable, signal } from "@angular/core";

/** The guest's cart, which all pages share. */
@Injectable({ providedIn: "root" })
export class Cart {
  readonly lamps = signal(0);

  add() {
    this.lamps.update((lamps) => lamps + 1);
  }
}
