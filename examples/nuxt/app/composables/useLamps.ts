/** How many lamps are in the guest's cart, which all pages share. */
export const useLamps = () => useState("lamps", () => 0);
