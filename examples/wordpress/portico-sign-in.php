<?php
/**
 * Plugin Name: Portico sign-in
 * Description: Shows the shop's sign-in where a page has the shortcode [portico_sign_in].
 * License: MIT OR Apache-2.0
 *
 * Copy the folder dist/embed to wp-content/portico, and this file to wp-content/plugins. In wp-config.php, PORTICO_API says where the
 * shop's API is; PORTICO_FILES, if you define it, where the element's files are.
 */

defined('ABSPATH') || exit;

/** The address of one of the element's files. */
function portico_file(string $name): string {
    return (defined('PORTICO_FILES') ? rtrim(PORTICO_FILES, '/') : content_url('portico')) . '/' . $name;
}

// In the head of each page, so that the header can follow the session, too. Written by hand, because WordPress before 6.5 has no
// function for modules, and plugins that combine scripts would change the address, by which the script finds its other files.
add_action('wp_head', function (): void {
    printf('<link rel="stylesheet" href="%s">', esc_url(portico_file('portico.css')));
    printf('<script type="module" src="%s"></script>', esc_url(portico_file('portico.js')));
});

// A shortcode, because WordPress removes tags that it doesn't know from what most of its users write.
add_shortcode('portico_sign_in', function ($attributes): string {
    $attributes = shortcode_atts(['return-to' => '', 'view' => '', 'link' => '/login/'], $attributes);
    $link = sprintf('<a href="%s">Sign in</a>', esc_url($attributes['link']));
    unset($attributes['link']);
    $attributes['api'] = defined('PORTICO_API') ? PORTICO_API : '';
    $written = '';
    foreach (array_filter($attributes) as $name => $value) {
        $written .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    return "<portico-auth$written>$link</portico-auth>";
});
