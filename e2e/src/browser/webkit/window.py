#!/usr/bin/python3
"""Opens WebKitGTK's windows for WebKitWebDriver: `window.py PROFILE`.

A window has no frame, so that it can be as narrow as a phone. What the browser keeps is in the folder PROFILE, which also
has the file `output`, with all that the browser's processes print (the pages' consoles among it), and the socket `control`.

Each connection to the socket sends one line, a JSON object with one member, and gets the answer `ok`, or what it asked for:

    {"dark": BOOL}              prefers dark or light colours
    {"reduced_motion": BOOL}    asks for less motion, or doesn't
    {"languages": [TAG, ...]}   prefers these languages
    {"before_scripts": SOURCE}  runs a script at the start of every page from now on, in frames too
    {"empty_cache": true}       removes what is cached
    {"focus": NUMBER}           gives a window the focus: the first one is 0
    {"history": true}           answers with a list of the addresses to which all windows can go back and forward, and where they are
"""

import json
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, GLib, Gtk, WebKit2  # noqa: E402

# What isn't for this machine goes to a proxy that doesn't exist.
NO_PROXY = "http://127.0.0.1:9"
LOCAL = ["127.0.0.1", "localhost"]
CACHES = WebKit2.WebsiteDataTypes.MEMORY_CACHE | WebKit2.WebsiteDataTypes.DISK_CACHE
# Milliseconds. A response goes to the disk cache up to a second after it has arrived, even when the cache has been cleared in between.
STORES_AFTER = 1500


def redirect_output(path):
    """Sends the output of this process, and of those that it starts, to a file."""
    output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)


class Browser:
    def __init__(self, profile):
        self.data = WebKit2.WebsiteDataManager(
            base_data_directory=os.path.join(profile, "data"),
            base_cache_directory=os.path.join(profile, "cache"),
        )
        self.data.set_network_proxy_settings(
            WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(NO_PROXY, LOCAL)
        )
        self.context = WebKit2.WebContext.new_with_website_data_manager(self.data)
        self.context.set_automation_allowed(True)
        self.context.set_preferred_languages(["en"])
        self.context.connect("automation-started", self.on_automation)
        self.settings = WebKit2.Settings()
        self.settings.set_enable_write_console_messages_to_stdout(True)
        # The focus moves to links with the Tab key, as users of a keyboard set it.
        self.settings.set_enable_tabs_to_links(True)
        self.scripts = WebKit2.UserContentManager()
        # In the order in which they were opened; None for one that is closed.
        self.views = []

    def on_automation(self, _context, session):
        session.connect("create-web-view", self.open_window)

    def open_window(self, _session):
        view = WebKit2.WebView(
            web_context=self.context,
            settings=self.settings,
            user_content_manager=self.scripts,
            is_controlled_by_automation=True,
        )
        window = Gtk.Window()
        window.set_default_size(1280, 900)
        window.set_decorated(False)
        window.add(view)
        window.show_all()
        place = len(self.views)
        self.views.append(view)

        def close(_view):
            self.views[place] = None
            window.destroy()

        view.connect("close", close)
        view.grab_focus()
        return view

    def focus(self, window, answer):
        """Calls `answer` once the window has the focus."""
        def check(window, _property=None):
            if window.is_active():
                window.disconnect(handler)
                answer("ok")

        handler = window.connect("notify::is-active", check)
        window.present()
        check(window)

    def history(self):
        """The addresses in the histories of all windows."""
        lists = [view.get_back_forward_list() for view in self.views if view]
        items = [[*each.get_back_list(), each.get_current_item(), *each.get_forward_list()] for each in lists]
        return [item.get_uri() for item in sum(items, []) if item]

    def obey(self, command, answer):
        """Runs a command, and calls `answer` when it's done."""
        ((name, value),) = command.items()
        if name == "dark":
            Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", value)
        elif name == "reduced_motion":
            Gtk.Settings.get_default().set_property("gtk-enable-animations", not value)
        elif name == "languages":
            self.context.set_preferred_languages(value)
        elif name == "before_scripts":
            frames = WebKit2.UserContentInjectedFrames.ALL_FRAMES
            start = WebKit2.UserScriptInjectionTime.START
            self.scripts.add_script(WebKit2.UserScript.new(value, frames, start, None, None))
        elif name == "empty_cache":
            def clear():
                self.data.clear(CACHES, 0, None, lambda data, result: answer(data.clear_finish(result) and "ok"))

            GLib.timeout_add(STORES_AFTER, clear)
            return
        elif name == "focus":
            self.focus(self.views[value].get_toplevel(), answer)
            return
        elif name == "history":
            answer(json.dumps(self.history()))
            return
        else:
            raise ValueError(f"there is no command {name}")
        answer("ok")


def listen(path, browser):
    """Takes commands from a socket."""
    if os.path.exists(path):
        os.remove(path)
    service = Gio.SocketService()
    service.add_address(
        Gio.UnixSocketAddress.new(path), Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None
    )

    def on_connection(_service, connection, _source):
        lines = Gio.DataInputStream.new(connection.get_input_stream())

        def answer(text):
            connection.get_output_stream().write(str(text).encode())
            connection.close()

        def on_line(lines, result):
            line, _length = lines.read_line_finish_utf8(result)
            try:
                browser.obey(json.loads(line), answer)
            except (ValueError, TypeError, GLib.Error) as error:
                answer(error)

        lines.read_line_async(GLib.PRIORITY_DEFAULT, None, on_line)
        return True

    service.connect("incoming", on_connection)
    service.start()
    return service


def main():
    # The driver adds arguments of its own.
    profile = sys.argv[1]
    redirect_output(os.path.join(profile, "output"))
    service = listen(os.path.join(profile, "control"), Browser(profile))
    Gtk.main()
    service.stop()


main()
