// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.io.File;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** Browsers that run the scripts of pages: one in Java, which every build has, or with the system property {@code baton.browser} a Chromium. */
final class Browsers {

    /** The path of a {@code chromedriver}, which finds the browser itself. */
    private static final String CHROME_DRIVER = "baton.browser";

    private Browsers() {}

    static WebDriver open() {
        String driver = System.getProperty(CHROME_DRIVER, "");
        return driver.isBlank() ? new HtmlUnitDriver(true) : chromium(new File(driver));
    }

    private static WebDriver chromium(File driver) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new");
        if (System.getProperty("user.name").equals("root")) {
            // Its sandbox refuses to work for root, as which containers of builds often run.
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver)
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
