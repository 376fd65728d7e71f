briefingSearch("{{ name }}",{{ data }});
