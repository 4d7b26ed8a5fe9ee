import "portico-auth";
import type {} from "portico-auth/react";
import { useState } from "react";

import { useCustomer } from "./useCustomer";

const API = import.meta.env.VITE_API;
const PRODUCTS = [
  { sku: "lamp", name: "Reading lamp" },
  { sku: "clock", name: "Alarm clock" },
];

type Cart = Record<string, number>;

export function App() {
  const { isSignedIn, name } = useCustomer(API);
  const [isOpen, setOpen] = useState(false);
  const [cart, setCart] = useState<Cart>({});
  const [heard, setHeard] = useState<string[]>([]);

  const add = (sku: string) => setCart((cart) => ({ ...cart, [sku]: (cart[sku] ?? 0) + 1 }));
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
            {PRODUCTS.filter(({ sku }) => cart[sku]).map(({ sku, name }) => (
              <li key={sku}>
                {cart[sku]} × {name}
              </li>
            ))}
          </ul>
        </section>
        {isOpen && (
          <section className="sign-in" aria-label="Your account">
            <portico-auth
              api={API}
              cart={Object.entries(cart).map(([sku, quantity]) => ({ sku, quantity }))}
              onportico-ready={hear}
              onportico-view-change={hear}
              onportico-signed-in={(event) => {
                hear(event);
                setOpen(!event.detail.here);
              }}
              onportico-signed-out={hear}
              onportico-error={hear}
            />
          </section>
        )}
        <section>
          <h2>What the page has heard</h2>
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
