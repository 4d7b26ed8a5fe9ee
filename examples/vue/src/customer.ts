import { type CartItem, authorizedFetch, session } from "portico-auth";
import { onScopeDispose, ref, shallowRef, watchEffect } from "vue";

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

/** Whether a customer is signed in, and their first name and cart once the API has returned them. */
export function useCustomer(api: string) {
  const current = shallowRef(session.current);
  const name = ref<string>();
  const cart = shallowRef<Line[]>([]);

  const follow = () => (current.value = session.current);
  session.addEventListener("change", follow);
  onScopeDispose(() => session.removeEventListener("change", follow));

  watchEffect(async (onCleanup) => {
    name.value = undefined;
    cart.value = [];
    if (!current.value) return;
    const gone = new AbortController();
    onCleanup(() => gone.abort());
    try {
      const answer = await authorizedFetch(`${api}/customer/get-profile`, { signal: gone.signal });
      if (!answer.ok) return;
      const { data } = await answer.json();
      name.value = data.user.firstName;
      cart.value = data.cart.items;
    } catch {
      // Cancelled, or the API can't be reached: show no name and no cart.
    }
  });

  return { current, name, cart };
}
