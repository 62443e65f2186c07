// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.balancer.BackEnd;
import io.baton.it.balancer.StickyBalancer;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.process.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** R6.1: a Faces form that somebody has filled half in a browser, when the instance that served it is killed. */
@OfContainer
class FacesFormIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Bench bench;
    private StickyBalancer balancer;
    private WebDriver browser;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(new BeanArchives(bench.workbench().directory("archives")).order(), "order");
        List<BackEnd> backEnds = bench.cluster().instances().stream()
                .map(instance -> new BackEnd(instance.name(), instance.baseUrl()))
                .toList();
        balancer = StickyBalancer.start(FreePorts.reserveOne(), backEnds, "/order/static.txt");
        backEnds.forEach(each -> balancer.awaitHealthy(each.route(), PATIENCE));
        browser = Browsers.open();
    }

    @AfterEach
    void end() {
        browser.quit();
        balancer.close();
        bench.cluster().start();
        bench.cluster().undeploy("order");
    }

    private static By field(String name) {
        return By.id("f:" + name);
    }

    private String text(String field) {
        return browser.findElement(field(field)).getText();
    }

    private void awaitText(String field, String text) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.textToBe(field(field), text));
    }

    private void type(String field, String text) {
        browser.findElement(field(field)).sendKeys(text);
    }

    private void click(String field) {
        browser.findElement(field(field)).click();
    }

    private void add(String item, String allItems) {
        type("item", item);
        click("add");
        awaitText("items", allItems);
    }

    private @Nullable Object script(String script) {
        return ((JavascriptExecutor) browser).executeScript(script);
    }

    @Test
    void nothingOfAHalfFilledFormIsLostWhenItsInstanceIsKilled() {
        browser.get(balancer.url("/order/order.xhtml").toString());
        String number = text("number");
        script("window.samePage = 'yes'");
        type("name", "Ann");
        // Who leaves the field has it sent.
        click("item");
        awaitText("greeting", "Hello Ann");
        add("bread", "bread");
        add("milk", "bread, milk");
        type("note", "ring ");
        GlassFishInstance serving = bench.cluster().instance(text("server"));

        serving.kill9();

        add("eggs", "bread, milk, eggs");
        assertThat(text("server")).isNotEqualTo(serving.name());
        assertThat(script("return window.samePage")).as("scripts did all that").isEqualTo("yes");
        type("note", "twice");
        click("send");
        awaitText("receipt", "Ann gets bread, milk, eggs: ring twice");
        assertThat(text("number")).as("of a form that was not begun anew").isEqualTo(number);
        assertThat(browser.findElements(By.tagName("form"))).hasSize(1);
    }
}
