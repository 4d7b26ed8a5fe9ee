//! The core of the browser tests: what runs in Firefox and WebKit too when everything is tested. It has every flow and page, and what
//! engines do differently.

use anyhow::{Result, ensure};

/// By program: a test, or all of a module.
const CORE: [(&str, &[&str]); 3] = [
    (
        "browser",
        &[
            // Every flow, and every page by its address.
            "sign_in::a_customer_signs_in_and_out",
            "sign_in::signing_in_returns_to_where_the_shopper_came_from",
            "sign_in::a_value_that_a_password_manager_puts_in_without_an_event_is_sent",
            "register::a_shopper_registers_proves_the_address_and_is_signed_in",
            "register::whatever_was_typed_is_still_there_on_the_way_back_from_the_code",
            "code::a_code_signs_in_without_the_password",
            "code::the_address_can_be_changed_on_the_code_page_and_survives_a_reload",
            "passkeys::the_button_signs_in_with_a_passkey_that_was_added_on_the_account_page",
            "passkeys::a_browser_without_passkeys_shows_no_trace_of_them",
            "passkeys::a_script_for_them_that_somebody_has_changed_does_not_run_and_other_ways_work",
            "reset::a_forgotten_password_is_replaced_by_way_of_the_mailed_link",
            "reset::the_key_of_a_link_is_stripped_from_the_address_bar_and_survives_a_reload",
            "reset::a_second_link_opened_in_the_same_tab_takes_the_place_of_the_first",
            "hand_off::way::a_customer_sees_whose_account_it_is_and_after_one_press_the_cart",
            "hand_off::secrecy::the_code_leaves_the_address_bar",
            "hand_off::present::whoever_is_signed_in_to_another_account_reads_that_this_ends_and_then_it_does",
            "navigation::every_page_opens_by_its_address_and_survives_a_reload",
            "navigation::back_and_forward_lead_through_the_pages_and_the_focus_goes_along",
            "navigation::back_from_the_account_does_not_lead_into_a_form_again",
            "fields::a_failed_submit_lists_what_is_wrong_and_leads_to_each_field",
            "keyboard::a_shopper_registers_signs_out_and_signs_in_by_keyboard_alone",
            // The other dialects.
            "axim::an_address_and_the_pages_token_give_a_code_that_signs_in",
            "spurtcommerce::register::a_shopper_registers_and_is_signed_in",
            "spurtcommerce::reset::a_forgotten_password_is_replaced_by_way_of_the_mailed_link",
            // Providers: one that answers in the address, and one that posts its answer.
            "social::a_stranger_signs_in_with_the_shop_s_own_provider_and_is_a_customer_then",
            "social::a_customer_signs_in_with_a_provider_that_posts_its_answer_and_tells_the_name_beside_it",
            // The session, its storage and its tabs.
            "session::keep_me_signed_in_outlives_the_browser",
            "session::signing_out_leaves_nothing_behind_and_ends_the_session_at_the_server",
            "session::signing_out_works_without_a_connection",
            "store::a_session_in_memory_leaves_no_trace_and_ends_with_the_page",
            "store::where_the_browser_forbids_its_storage_a_session_lasts_as_long_as_the_page",
            "tabs::",
            // While the app loads, when it doesn't, and when a page is left and comes back.
            "early::signing_in_before_the_app_is_there_is_kept_and_carried_out",
            "early::before_any_script_runs_nothing_typed_is_lost_or_gets_into_an_address",
            "takeover::whoever_types_on_while_the_app_takes_over_loses_no_key",
            "takeover::what_a_password_manager_filled_in_before_without_a_word_is_sent_and_carried_on",
            "away::",
            "leaving::",
            "later::a_link_that_is_pressed_at_once_leads_to_the_page_as_any_link_does",
            "later::a_sign_in_that_comes_first_waits_for_it_and_says_so",
            "loading::an_app_that_somebody_has_changed_does_not_run",
            "loading::a_script_that_somebody_has_changed_does_not_run",
            "loading::nor_does_the_script_for_providers",
            "loading::nor_does_the_later_part_of_the_app",
            "loading::errors_of_others_leave_the_page_alone",
            "first_paint::each_file_is_asked_for_once_and_a_second_visit_loads_nothing_but_the_page",
            "trouble::without_a_connection_nothing_is_lost_and_trying_again_works",
            // In a browser that is too old.
            "older::without_cascade_layers_each_page_is_a_message_and_no_form",
            // Languages, one of them from right to left.
            "languages::an_arabic_browser_meets_no_latin_letter",
            "languages::from_right_to_left_addresses_begin_at_the_right_and_the_cells_of_a_cart_end_at_the_left",
            "switching::a_choice_without_a_connection_keeps_the_page_and_what_was_typed_and_says_so",
            // What engines draw in a way of their own.
            "looks::with_forced_colours_the_ring_of_a_pending_button_keeps_its_gap",
            "looks::with_reduced_motion_the_ring_of_a_pending_button_turns_slowly",
            "looks::a_cart_has_room_for_text_twice_as_large_on_a_small_phone",
        ],
    ),
    (
        "embedding",
        &[
            // In light and shadow DOM, on another origin.
            "origins::a_shopper_signs_in_where_page_cdn_and_api_are_three_origins_and_all_is_pinned",
            "origins::a_shopper_signs_in_there_in_a_shadow_tree",
            "origins::wasm_that_somebody_has_changed_does_not_run",
            "origins::a_script_that_somebody_has_changed_does_not_run",
            "origins::nor_does_one_that_may_not_be_stored",
            "origins::a_static_form_that_somebody_has_changed_is_not_shown",
            "element::methods_work_before_the_app_is_there",
            "element::the_events_are_these_and_none_has_a_secret",
            "memory::every_tab_has_a_session_that_is_kept_in_memory_and_none_stores_it",
            "sessions::every_element_and_every_tab_has_the_session_and_hears_of_it",
            "lifecycle::what_is_typed_and_pressed_before_the_app_is_there_is_not_lost",
            "lifecycle::two_on_a_page_are_apart_and_one_that_breaks_says_so_while_the_other_works_on",
            "lifecycle::moved_or_removed_and_put_back_it_keeps_what_was_typed_and_where_the_shopper_was",
            "looks::the_look_is_the_same_in_a_shadow_tree",
            "looks::the_place_that_is_held_is_as_high_as_the_form_that_comes",
            "looks::links_are_underlined_whether_they_are_links_or_buttons",
            "away::",
            "boundary::",
            "later::a_page_that_is_pressed_for_at_once_says_that_it_is_on_its_way",
            "focus::of_two_elements_the_one_that_is_used_has_the_focus",
            "routing::by_fragment_each_view_has_an_address_and_back_leads_back",
            "routing::a_mailed_link_leads_to_the_shops_page_where_the_key_goes_out_of_sight",
            "social::a_shopper_signs_in_with_a_provider_and_comes_back_to_the_page_of_the_shop",
            "axim::the_browser_goes_where_the_code_is_taken_unless_the_page_keeps_it",
            "spurtcommerce::a_shopper_registers_signs_out_and_in_again",
            "storage::a_session_that_cannot_be_kept_lasts_as_long_as_it_can_and_the_shopper_is_told",
            "languages::an_element_runs_in_its_own_direction_whatever_the_pages",
            "languages::the_cells_of_a_cart_have_their_space_at_their_end",
            "prefetch::each_file_is_fetched_once_and_the_element_finds_it_in_the_cache",
            "older::without_what_it_needs_it_says_so_and_shows_what_the_page_has_put_into_it",
            "examples::with_forced_colours_the_dialog_of_the_shop_has_an_edge",
            "examples::the_shop_has_room_for_text_twice_as_large_on_a_small_phone",
        ],
    ),
    (
        "hosting",
        &[
            "choices::a_change_of_the_language_keeps_the_page_and_everything_typed_under_the_strictest_policy",
            "answers::a_form_sent_before_any_script_ran_leaves_what_was_typed",
            "deploys::a_page_from_before_a_deploy_reloads_itself_once_and_works",
            "hand_off::a_link_with_a_code_leads_to_the_cart",
            "origins::a_shopper_signs_in_with_the_api_on_another_origin_and_one_preflight",
        ],
    ),
];

/// Whether a test is in the core. An entry may be the beginning of a name.
pub(super) fn includes(target: &str, test: &str) -> bool {
    entries(target).any(|entry| test.starts_with(entry))
}

/// Checks that each entry of a program names one of its tests.
///
/// # Errors
/// If one doesn't: the test has been renamed or removed.
pub(super) fn check(target: &str, tests: &[String]) -> Result<()> {
    for entry in entries(target) {
        let is_there = tests.iter().any(|test| test.starts_with(entry));
        ensure!(is_there, "{} has {entry}, which is no test of {target}", file!());
    }
    Ok(())
}

fn entries(target: &str) -> impl Iterator<Item = &'static str> {
    let of_target = CORE.iter().find(|(program, _)| *program == target);
    of_target.into_iter().flat_map(|(_, entries)| entries.iter().copied())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn an_entry_that_names_no_test_is_an_error() {
        assert!(includes("browser", "tabs::a_new_tab_is_signed_in_too"));
        assert!(!includes("embedding", "tabs::a_new_tab_is_signed_in_too"));
        let error = check("browser", &["tabs::a_new_tab_is_signed_in_too".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("sign_in::a_customer_signs_in_and_out"), "{error}");
    }
}
