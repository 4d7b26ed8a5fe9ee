// Sends a list to the shop with the AXIM customer login. The access token is the customer's own session token, which is valid for
// that customer only. Never put another token into a page; docs/embedding.md says why.

import { authorizedFetch, session } from "../embed/portico.js";

const LIST = [
  { sku: "lamp", quantity: 2 },
  { sku: "clock", quantity: "1" },
];

const at = (id) => document.getElementById(id);
const auth = document.querySelector("portico-auth");

at("list").append(
  ...LIST.map(({ sku, quantity }) => {
    const line = document.createElement("li");
    line.textContent = `${quantity} × ${sku}`;
    return line;
  }),
);

auth.cart = LIST;
// Called when a token is needed, so it's always the current session's.
auth.accessToken = () => session.current?.token;

const follow = async () => {
  at("form").hidden = !session.current;
  at("signed-out").hidden = !!session.current;
  if (!session.current) return;
  const answer = await authorizedFetch("/customer/get-profile");
  if (answer.ok) auth.setAttribute("email", (await answer.json()).data.user.email);
};

session.addEventListener("change", follow);
follow();
