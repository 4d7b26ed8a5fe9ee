import { type CartItem, authorizedFetch, session } from "portico-auth";
import { useEffect, useState, useSyncExternalStore } from "react";

/** A line of this shop's cart. It counts in pieces. */
export interface Line {
  sku: string;
  quantity: number;
}

/** These lines minus the merged ones: what the guest has added since. */
export function without(lines: Line[], taken: readonly CartItem[]): Line[] {
  const gone = (sku: string) => taken.reduce((sum, item) => sum + (item.sku === sku ? Number(item.quantity) : 0), 0);
  return lines
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - gone(sku) }))
    .filter(({ quantity }) => quantity > 0);
}

interface Profile {
  name?: string;
  cart: Line[];
}

const NOBODY: Profile = { cart: [] };

const subscribe = (changed: () => void) => {
  session.addEventListener("change", changed);
  return () => session.removeEventListener("change", changed);
};

/** Whether a customer is signed in, and their first name and cart once the API has returned them. */
export function useCustomer(api: string) {
  const current = useSyncExternalStore(subscribe, () => session.current);
  const [profile, setProfile] = useState(NOBODY);
  useEffect(() => {
    if (!current) return;
    const gone = new AbortController();
    authorizedFetch(`${api}/customer/get-profile`, { signal: gone.signal })
      .then(async (answer) => {
        if (!answer.ok) return;
        const { user, cart } = (await answer.json()).data;
        setProfile({ name: user.firstName, cart: cart.items });
      })
      // Cancelled, or the API can't be reached: show no name and no cart.
      .catch(() => {});
    return () => {
      gone.abort();
      setProfile(NOBODY);
    };
  }, [api, current]);
  return { isSignedIn: current !== null, ...profile };
}
