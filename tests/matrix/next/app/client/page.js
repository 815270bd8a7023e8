"use client";
import { useEffect } from "react";
import { everything } from "../../everything.js";

export default function Page() {
  useEffect(() => {
    everything(new URLSearchParams(location.search).get("endpoint")).then((result) => {
      window.result = result;
    });
  }, []);
  return <p>tc3fetch</p>;
}
