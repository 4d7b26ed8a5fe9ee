import { authorizedFetch, session } from "portico-auth";
import { onScopeDispose, ref, shallowRef, watchEffect } from "vue";

/** A line of a cart, as this shop counts: in pieces. */
export interface Line {
  sku: string;
  quantity: number;
}

/** Whether somebody is signed in, and their first name and cart once the API has said them. */
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
      // It was given up, or the API cannot be reached: then nothing is known of them.
    }
  });

  return { current, name, cart };
}
