// While the course's list is read, fetches how far it is. Once it is there the page is shown anew, unless somebody has
// ticked or typed something on it: then a link stands there that does it.
(function () {
  var place = document.querySelector('[data-progress]');
  function inUse() {
    return document.querySelector('input[name=member]:checked, details[open]') !== null ||
      Array.prototype.some.call(document.querySelectorAll('input[type=search], input[type=text]'), function (field) {
        return field.value !== field.defaultValue || field === document.activeElement;
      });
  }
  function look() {
    fetch(place.dataset.progress, {credentials: 'same-origin'}).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(answer.status);
    }).then(function (part) {
      place.innerHTML = part;
      if (place.querySelector('[data-under-way]')) {
        setTimeout(look, 1000);
      } else if (!inUse()) {
        location.reload();
      }
    }).catch(function () {
      setTimeout(look, 5000);
    });
  }
  if (place && place.querySelector('[data-under-way]')) {
    setTimeout(look, 1000);
  }
}());
