import { authorizedFetch, session } from "portico-auth";
import { onScopeDispose, ref, shallowRef, watchEffect } from "vue";

/** Whether somebody is signed in, and their first name once the API has said it. */
export function useCustomer(api: string) {
  const current = shallowRef(session.current);
  const name = ref<string>();

  const follow = () => (current.value = session.current);
  session.addEventListener("change", follow);
  onScopeDispose(() => session.removeEventListener("change", follow));

  watchEffect(async (onCleanup) => {
    name.value = undefined;
    if (!current.value) return;
    const gone = new AbortController();
    onCleanup(() => gone.abort());
    try {
      const answer = await authorizedFetch(`${api}/customer/get-profile`, { signal: gone.signal });
      if (answer.ok) name.value = (await answer.json()).data.user.firstName;
    } catch {
      // It was given up, or the API cannot be reached: then there is no name.
    }
  });

  return { current, name };
}
