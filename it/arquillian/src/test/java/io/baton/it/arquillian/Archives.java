// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import io.baton.it.arquillian.shop.Basket;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications under test. */
final class Archives {

    private Archives() {}

    /** An application without classes. */
    static WebArchive replicated(String name) {
        return archive(name, "<distributable/>");
    }

    /** The same, whose sessions are none of Baton's business. */
    static WebArchive local(String name) {
        return archive(name, "");
    }

    /** The shop. */
    static WebArchive shop(String name) {
        return replicated(name).addPackage(Basket.class.getPackage());
    }

    private static WebArchive archive(String name, String webXml) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                        + webXml + "</web-app>"));
    }
}
