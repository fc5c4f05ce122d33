// A weight's number and its slider are one value; the sum is told. Without this the numbers do it all.
const sum = document.querySelector("[data-weight-sum]");
const numbers = [];

function tell() {
  if (sum) {
    sum.querySelector("output").value = numbers.reduce((whole, one) => whole + (Number(one.value) || 0), 0);
  }
}

for (const row of document.querySelectorAll(".weight")) {
  const number = row.querySelector("input[type=number]");
  const slider = row.querySelector("input[type=range]");
  numbers.push(number);
  slider.hidden = false;
  slider.addEventListener("input", () => {
    number.value = slider.value;
    tell();
  });
  number.addEventListener("input", () => {
    slider.value = number.value || 0;
    tell();
  });
}
if (sum) {
  sum.hidden = false;
  tell();
}
