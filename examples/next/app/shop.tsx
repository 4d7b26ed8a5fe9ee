"use client";

import type { CartItem } from "portico-auth";
import Link from "next/link";
import { type ReactNode, createContext, use, useEffect, useState } from "react";

interface Shop {
  lamps: number;
  setLamps: (change: (lamps: number) => number) => void;
}

const ShopContext = createContext<Shop>({ lamps: 0, setLamps: () => {} });

/** The guest's cart, which all pages share. */
export const useShop = () => use(ShopContext);

/** The header, which follows the session, and the cart around every page. */
export function Shop({ children }: { children: ReactNode }) {
  const [lamps, setLamps] = useState(0);
  const [isSignedIn, setSignedIn] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    // Imported here, so that the header's HTML from the server is what the browser renders first.
    import("portico-auth").then(({ session }) => {
      const follow = () => setSignedIn(session.current !== null);
      follow();
      session.addEventListener("change", follow, { signal: stop.signal });
    });
    return () => stop.abort();
  }, []);
  return (
    <ShopContext value={{ lamps, setLamps }}>
      <header>
        <Link href="/">Home</Link>
        <Link href="/sign-in">{isSignedIn ? "Your account" : "Sign in"}</Link>
        <p id="cart">In your cart: {lamps}</p>
      </header>
      <main>{children}</main>
    </ShopContext>
  );
}

export function AddToCart() {
  const { setLamps } = useShop();
  return <button onClick={() => setLamps((lamps) => lamps + 1)}>Add Reading lamp</button>;
}

/** How many lamps are in what was merged into the customer's cart. */
export const lampsIn = (taken: readonly CartItem[] = []) =>
  taken.reduce((sum, item) => sum + Number(item.quantity), 0);
