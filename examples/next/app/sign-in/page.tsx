"use client";

import type {} from "portico-auth/react";
import { useEffect, useMemo, useState } from "react";

import { AddToCart, lampsIn, useShop } from "../shop";

export default function SignIn() {
  const { lamps, setLamps } = useShop();
  const [isLoaded, setLoaded] = useState(false);
  const [heard, setHeard] = useState<string[]>([]);
  const cart = useMemo(() => (lamps ? [{ sku: "lamp", quantity: lamps }] : []), [lamps]);
  useEffect(() => {
    import("portico-auth").then(() => setLoaded(true));
  }, []);
  const hear = ({ type }: Event) => setHeard((heard) => [...heard, type]);
  return (
    <>
      {isLoaded ? (
        <portico-auth
          cart={cart}
          onportico-signed-in={(event) => {
            hear(event);
            setLamps((lamps) => lamps - lampsIn(event.detail.taken));
          }}
          onportico-signed-out={hear}
          onportico-error={hear}
        />
      ) : (
        <a href="/login/">Sign in</a>
      )}
      <AddToCart />
      <ol id="heard">
        {heard.map((type, at) => (
          <li key={at}>{type}</li>
        ))}
      </ol>
    </>
  );
}
