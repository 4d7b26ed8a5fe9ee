import "portico-auth";
import type {} from "portico-auth/react";
import { useState } from "react";

import { type Line, useCustomer, without } from "./useCustomer";

const API = import.meta.env.VITE_API;
const PRODUCTS = [
  { sku: "lamp", name: "Reading lamp" },
  { sku: "clock", name: "Alarm clock" },
];

const count = (lines: Line[], sku: string) =>
  lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);

export function App() {
  const { isSignedIn, name, cart } = useCustomer(API);
  const [isOpen, setOpen] = useState(false);
  // What the guest has added since the last sign-in.
  const [guest, setGuest] = useState<Line[]>([]);
  const [heard, setHeard] = useState<string[]>([]);
  const all = [...cart, ...guest];

  const add = (sku: string) =>
    setGuest((guest) => [...guest.filter((line) => line.sku !== sku), { sku, quantity: count(guest, sku) + 1 }]);
  const hear = ({ type }: Event) => setHeard((heard) => [...heard, type]);

  return (
    <>
      <header>
        <h1>A shop in React</h1>
        {name && <p>Hello, {name}</p>}
        <button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isSignedIn ? "Your account" : "Sign in"}
        </button>
      </header>
      <main>
        <section>
          <h2>Products</h2>
          <ul>
            {PRODUCTS.map(({ sku, name }) => (
              <li key={sku}>
                {name} <button onClick={() => add(sku)}>Add {name}</button>
              </li>
            ))}
          </ul>
          <h2>Cart</h2>
          <ul id="cart">
            {PRODUCTS.filter(({ sku }) => count(all, sku)).map(({ sku, name }) => (
              <li key={sku}>
                {count(all, sku)} × {name}
              </li>
            ))}
          </ul>
        </section>
        {isOpen && (
          <section className="sign-in" aria-label="Your account">
            <portico-auth
              api={API}
              cart={guest}
              onportico-ready={hear}
              onportico-view-change={hear}
              onportico-signed-in={(event) => {
                hear(event);
                const { taken, here } = event.detail;
                // Merged into the customer's cart.
                if (taken) setGuest((guest) => without(guest, taken));
                setOpen(!here);
              }}
              onportico-signed-out={hear}
              onportico-error={hear}
            />
          </section>
        )}
        <section>
          <h2>Events</h2>
          <ol id="heard">
            {heard.map((type, at) => (
              <li key={at}>{type}</li>
            ))}
          </ol>
        </section>
      </main>
    </>
  );
}
