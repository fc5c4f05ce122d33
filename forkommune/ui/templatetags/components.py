"""The components of every page. Builtin: no template needs `load` for them (or for i18n).

Head     {% crumbs _("Municipalities") list_url as trail %}
         {% page_head title=name crumbs=trail lead="" invented=False %}
           {% head_facts %}{% fact icon="pin" %}Buskerud{% endfact %}{% endhead_facts %}
           {% actions %}{% button_link _("Compare") url icon="compare" variant="secondary" %}{% endactions %}
         {% endpage_head %}          {% hero title= lead= %}search form{% endhero %}
Boxes    {% panel title= level=2 lead= icon= anchor= link_label= link_url= tone="" %}…{% endpanel %}  tone: info|warning|danger|success
         {% card title= url= eyebrow= icon= color="accent" level=3 %}…{% card_facts %}…{% endcard_facts %}{% endcard %}
         {% alert kind="info" title="" %}…{% endalert %}   {% empty_state title= icon="search" %}…{% endempty_state %}
         {% fold summary= is_open=False %}…{% endfold %}      {% action_bar %}…{% endaction_bar %}
Facts    {% key_figure label= value= unit= note= note_kind= url= progress= %} in <div class="grid-4">
         {% fact_list %}{% fact_row label= %}…{% endfact_row %}{% endfact_list %}
         {% progress value of=100 label= %}  {% figure fig level=3 %}  {% parts list label= %}  {% phases list label= %}
Words    {% status _("Late") kind="late" boxed=False %}  {% tag label color="neutral" outline=False icon="" %}  {% invented_mark %}
         {% icon "pin" label="" %}  {% button_link label url variant="primary" icon="" %}
Lists    {% data_table label= %}<thead>…<tbody>…{% enddata_table %}  {% sort_header label field numeric=False %}
         {% chips clear_url= %}{% chip label url= remove_label= %}{% endchips %}  {% pagination page_obj param="side" %}
         {% facet title= name= options= is_open=True %} (parts.FacetOption)  <ul>{% noted_links links %}</ul> (parts.NotedLink)
         <tr>{% stage_cells stages names %}</tr> (parts.Stage)
Forms    {% error_summary form [formset …] title="" %} then {{ field.as_field_group }} or {{ form }}
Filters  nb nb:1 kroner unknown file_size long_date short_date numeric_date month_year clock
Script   pages with ds-tabs, ds-suggestion, ds-field (counter) or a dialog fill the block webcomponents (see base.html)
Grids    .grid-2 .grid-3 .grid-4 .sidebar-layout (aside + main) .with-aside .stack .row; states: parts.STATES
"""

from django import template

from forkommune.ui import filters, words
from forkommune.ui.components import boxes, facts, forms, head, lists, marks

register = template.Library()
for kind in (head, boxes, facts, marks, lists, forms):
    register.tags.update(kind.register.tags)
register.filters.update(filters.ALL)
register.simple_tag(words.quantity, name="quantity")
